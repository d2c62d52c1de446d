import Foundation
import TestSupport
import Testing

/// `candour notices draft`, `approve` and `release`, killed again and again: the same command typed
/// afterwards finishes the work, and the letters are those of a case in which nobody was killed.
struct KilledLettersTests {
  private static let owners = 120
  private static let recipients = 12
  private static let kills = 10
  private static let day = "--as-of 2020-06-12T09:00:00+01:00"

  private static let steps = [
    "notices draft --by 'Ada King' \(day)",
    "notices approve --by 'Noor Demo' --because 'people are warned first' \(day)",
    "notices release --by 'Ada King' \(day)",
  ]

  /// Two cases of one key, `killed` and `whole`, whose letters are still to be drafted.
  private func prepare(_ place: borrowing TemporaryFolder, _ shell: Shell) throws {
    var recordings = "recording,patient\n"
    var people = "patient,name,address_1,postcode,hold\n"
    var log = ""
    for number in 0..<Self.owners + Self.recipients {
      // Names of two letters each that nobody has.
      let letters = [number / 26, number % 26].map { String(UnicodeScalar(UInt8(0x61 + $0))) }
      let name = "Qu\(letters.joined())x Zy\(letters.reversed().joined())vort"
      let hold = number % 10 == 3 ? "ring first" : ""
      people += "pt-\(number),\(name),\(number) Nowhere Lane,ZZ\(number) 1ZZ,\(hold)\n"
      guard number < Self.owners else { continue }
      recordings += "rec-\(number),pt-\(number)\n"
      let minute = number / 60
      let second = number % 60
      log +=
        "{\"time\":\"2020-06-09T11:0\(minute):\(second < 10 ? "0" : "")\(second)Z\","
        + "\"viewer\":\"pt-\(Self.owners + number % Self.recipients)\","
        + "\"recording\":\"rec-\(number)\",\"action\":\"opened\"}\n"
    }
    try place.write(recordings, to: "recordings.csv")
    try place.write(people, to: "people.csv")
    try place.write(log, to: "a.jsonl")
    let outcome = try shell.run(
      """
      candour new killed && cd killed && \
      candour facts set contained_at 2020-06-09T13:00:00+01:00 && \
      candour scan --unlikely-ok --recordings ../recordings.csv --people ../people.csv ../a.jsonl \
        && cd .. && cp -r killed whole
      """)
    try #require(outcome.status == 0, "\(outcome)")
  }

  private func milliseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds) * 1000
      + Int(duration.components.attoseconds / 1_000_000_000_000_000)
  }

  @Test func `letters are drafted, approved and released once, wherever candour is killed`() throws
  {
    let place = try TemporaryFolder()
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder)
    try prepare(place, shell)
    var dice = Dice(seed: 5)
    for step in Self.steps {
      let start = ContinuousClock.now
      let whole = try shell.run("cd whole && candour \(step)")
      try #require(whole.status == 0, "\(whole)")
      let limit = max(20, milliseconds(ContinuousClock.now - start))

      var killed = 0
      for kill in 0..<Self.kills {
        // The later ones may come too late.
        let most = kill < Self.kills / 2 ? limit * 3 / 4 : limit * 5 / 4
        let outcome = try shell.run(
          "cd killed && timeout -s KILL \(Double(dice.below(most) + 1) / 1000) candour \(step)")
        if outcome.status != 137 { break }
        killed += 1
        // Either nothing of it has happened or all of it: no file that the case does not know.
        let verified = try shell.run("candour verify -c killed")
        #expect(verified.status == 0, "\(verified)")
      }
      #expect(killed > 0)
      // Done, or done already: whoever was killed may have finished it.
      let last = try shell.run("cd killed && candour \(step)")
      #expect([0, 2].contains(last.status), "\(last)")
      if last.status == 2 {
        let words = ["approved already", "no letter is approved that was not released"]
        #expect(words.contains { last.stderr.contains($0) }, "\(last)")
      }
    }
    let same = try shell.run(
      """
      candour verify -c killed && diff -r killed/documents whole/documents && \
      candour notices list -c killed --json > killed.jsonl && \
      candour notices list -c whole --json > whole.jsonl && diff killed.jsonl whole.jsonl
      """)
    #expect(same.status == 0, "\(same)")

    // One file of each form for each letter, and the general notice: none twice.
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: place.path("killed/documents"))
    #expect(folders.sorted() == ["001-notices", "001-notices-held", "002-released"])
    let manifest = try String(
      contentsOfFile: place.path("killed/documents/002-released/manifest.csv"), encoding: .utf8)
    let files = manifest.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[4]
    }
    let letters = (0..<Self.owners + Self.recipients).count { $0 % 10 != 3 }
    #expect(files.count == 2 * letters + 2)
    #expect(Set(files).count == files.count)
  }
}

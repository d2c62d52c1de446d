import Model
import TestSupport
import Testing

@testable import Exposures

/// Thousands of small random clinics, judged by the room and by the naive oracle.
@Suite struct DifferentialTests {
  @Test(arguments: 0..<15)
  func `the room and the oracle agree on every exposure and every total`(block: UInt64) throws {
    for seed in (block * 200)..<(block * 200 + 200) {
      let clinic = RandomClinic.make(seed: seed)
      let exposures = try clinic.judged()
      let oracle = NaiveOracle(clinic: clinic)
      let expected = oracle.exposures()
      try #require((exposures == expected) as Bool, "seed \(seed)")
      for (rejected, hasGaps) in [(0, false), (1, false), (0, true)] {
        try #require(
          TotalsArithmetic.totals(of: exposures, rejectedLines: rejected, hasGaps: hasGaps)
            == oracle.totals(of: expected, rejectedLines: rejected, hasGaps: hasGaps),
          "seed \(seed)")
      }
    }
  }

  @Test func `the order of events and the number of workers change nothing`() throws {
    for seed in UInt64(10_000)..<10_150 {
      let clinic = RandomClinic.make(seed: seed)
      let exposures = try clinic.judged()
      var numbers = Dice(seed: seed)
      for workers in 1...4 {
        let order = clinic.events.indices.shuffled(using: &numbers)
        let again = try clinic.judged(workers: workers, order: order)
        try #require((again == exposures) as Bool, "seed \(seed)")
      }
    }
  }

  @Test func `the tables say the same from files as from memory`() throws {
    for seed in UInt64(20_000)..<20_100 {
      let clinic = RandomClinic.make(seed: seed)
      let folder = try TemporaryFolder()
      let (registry, files) = try Registry.load(try clinic.request(in: folder))
      #expect(files.map(\.kind) == ["recordings", "authorised", "accounts", "sessions", "people"])
      #expect(files[0].rows == clinic.recordings.count)
      let found = clinic.result(registry: registry).findings
      let exposures = ExposureBuilder.exposures(from: found) {
        Clinic.digest(clinic.profiles[$0])
      }
      let expected = NaiveOracle(clinic: clinic).exposures()
      try #require((exposures == expected) as Bool, "seed \(seed)")
    }
  }

  @Test func `a batch of hundreds of events is judged as each of them alone`() throws {
    var clinic = Clinic()
    for number in 0..<300 {
      clinic.recordings.append(Clinic.Recording(id: "rec-\(number)", patient: "pt-\(number % 40)"))
    }
    var numbers = Dice(seed: 7)
    for line in 1...900 {
      clinic.events.append(
        Clinic.Event(
          recording: "rec-\(numbers.below(340))", viewer: "pt-\(numbers.below(45))", time: line,
          action: .shown, line: line))
    }
    let exposures = try clinic.judged(workers: 3)
    #expect((exposures == NaiveOracle(clinic: clinic).exposures()) as Bool)
  }
}

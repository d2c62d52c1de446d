import Casework
import Foundation
import TestSupport
import Testing

@testable import Commands

/// What the help on profiles shows is true: every example reads its own log.
struct ProfileHelpTests {
  @Test(arguments: ProfileExample.all.indices)
  func `an example's profile reads the lines beside it`(index: Int) throws {
    let example = ProfileExample.all[index]
    let folder = try TemporaryFolder()
    for (name, lines) in [("a.json5", example.profile), ("a.log", example.log)] {
      try Data(lines.map { $0 + "\n" }.joined().utf8)
        .write(to: folder.url.appendingPathComponent(name))
    }
    let trial = try ProfileTry(profile: folder.path("a.json5"), log: folder.path("a.log"))
    #expect(trial.tally.rejected == 0, "\(example.sentence)")
    // What a list returned is in no log.
    let isList = example.profile.contains { $0.contains("list:") }
    #expect(isList == (trial.tally.used == 0), "\(example.sentence)")
    for event in trial.used.flatMap(\.events) {
      #expect(event.recording == "r-4" && ["7", "pt-7"].contains(event.viewer))
    }
    #expect(example.log.allSatisfy { $0.count <= Layout.width })
    #expect(example.profile.allSatisfy { $0.count <= Layout.width - 2 })
  }

  @Test func `every key at the top is in the examples or explained beside them`() {
    let page = Topic.profile.page().joined(separator: "\n")
    let shown = ProfileExample.all.flatMap(\.profile).joined() + page
    for key in ProfileGuide.keys where !key.path.contains(".") && !key.path.contains("[") {
      #expect(shown.contains(key.path), "\(key.path)")
    }
    #expect(page.contains("candour profile try LOG --write mine.json5"))
  }
}

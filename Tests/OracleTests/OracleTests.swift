import Foundation
import TestSupport
import Testing

/// Small random clinics with truth of their own, against the whole binary: tables and logs in, lists
/// and totals out, field by field.
///
/// `CANDOUR_WORLDS=FIRST-LAST` runs other worlds than the usual ones.
struct OracleTests {
  static let profiles = [
    "app": AppLine.profile, "gateway": RequestLine.gateway, "edge": RequestLine.edge,
  ]

  static let blocks: [Range<UInt64>] = {
    let words = ProcessInfo.processInfo.environment["CANDOUR_WORLDS"]?.split(separator: "-")
    let ends = words?.compactMap { UInt64($0) } ?? []
    let worlds = ends.count == 2 && ends[0] < ends[1] ? ends[0]..<(ends[1] + 1) : 0..<150
    return stride(from: worlds.lowerBound, to: worlds.upperBound, by: 10).map {
      $0..<min($0 + 10, worlds.upperBound)
    }
  }()

  @Test(arguments: blocks)
  func `the binary says of every world what is true of it`(worlds: Range<UInt64>) throws {
    for seed in worlds {
      let place = try TemporaryFolder()
      var trial = try Trial(
        WorldMaker.make(seed: seed), profiles: Self.profiles, dice: Dice(seed: ~seed),
        in: place.url)
      let complaints = try trial.complaints()
      #expect(
        complaints.isEmpty, "world \(seed)\n\(complaints.prefix(12).joined(separator: "\n"))")
    }
  }
}

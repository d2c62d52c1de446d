import FoundationEssentials

/// A time zone by its IANA name: `Europe/London`.
///
/// Its history comes from the host's zone files; where the host has none, from a POSIX rule that the
/// caller gives (today's law, then, for every year).
package struct Zone: Sendable, Hashable {
  package let name: String
  private let timeline: ZoneTimeline

  package static let utc = Zone(name: "UTC", timeline: ZoneTimeline(fixed: .greenwich("UTC")))

  /// Nil for a name that is none, and for one that neither the host nor `rule` explains.
  package init?(name: String, rule: String? = nil) {
    self.init(name: name, rule: rule, folder: "/usr/share/zoneinfo")
  }

  init?(name: String, rule: String?, folder: String) {
    guard Self.isName(name) else { return nil }
    let timeline =
      Self.withoutFile(name) ?? Self.read("\(folder)/\(name)")
      ?? rule.flatMap(ZoneRule.init).flatMap(ZoneTimeline.init(rule:))
    guard let timeline else { return nil }
    self.init(name: name, timeline: timeline)
  }

  private init(name: String, timeline: ZoneTimeline) {
    self.name = name
    self.timeline = timeline
  }

  /// In force at that second since 1970.
  func type(at utc: Int64) -> ZoneTimeline.LocalType { timeline.type(at: utc) }

  /// Nil where the wall clock never showed that time, or showed it twice.
  func utcSeconds(ofWall wall: Int64) -> Int64? { timeline.utcSeconds(ofWall: wall) }

  /// Letters, digits and `_+-` in parts between slashes: the name becomes part of a path, so nothing
  /// in it may lead out of the folder.
  private static func isName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return name.utf8.count <= 255
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isNameByte) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func withoutFile(_ name: String) -> ZoneTimeline? {
    switch name {
    case "UTC", "Etc/UTC": ZoneTimeline(fixed: .greenwich("UTC"))
    case "GMT", "Etc/GMT": ZoneTimeline(fixed: .greenwich("GMT"))
    default: nil
    }
  }

  private static func read(_ path: String) -> ZoneTimeline? {
    FileManager.default.contents(atPath: path).flatMap { ZoneFile.timeline(of: Array($0)) }
  }
}

extension ZoneTimeline.LocalType {
  fileprivate static func greenwich(_ abbreviation: String) -> Self {
    ZoneTimeline.LocalType(offset: 0, abbreviation: abbreviation)
  }
}

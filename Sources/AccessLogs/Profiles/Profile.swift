package import Model
import Notation

/// How the lines of a log become access events: a JSON5 text that people write, and what it means.
package struct Profile: Sendable {
  package let name: String
  package let format: String
  /// As it was given, to the byte: a case keeps it whole.
  package let text: [UInt8]
  package let digest: Digest
  /// Which actions a log read this way can show at all.
  package let witnesses: Set<Action>
  /// A correction of the log's clock, as the profile writes it: `+2.5s`.
  package let clock: String?
  /// IANA; nil where the times carry their offset.
  package let zoneName: String?
  /// All that a profile may name, in the order of the list.
  package static var formats: [String] { Formats.names }
  let rules: ProfileRules
  /// Whether any of its routes is answered with a list.
  package var hasListRoutes: Bool { rules.routes?.routes.contains { $0.list != nil } ?? false }

  /// Reads a profile. A wrong key, type, format, action word or route throws `.input` at file, line
  /// and column, with the nearest right word as a hint.
  ///
  /// - Parameter file: what the messages call it.
  package static func parse(_ text: [UInt8], file: String) throws(Problem) -> Profile {
    try ProfileReader(file: file).read(text)
  }

  init(
    name: String, text: [UInt8], witnesses: Set<Action>, clock: String?, zoneName: String?,
    rules: ProfileRules
  ) {
    self.name = name
    self.format = rules.format
    self.text = text
    self.digest = SHA256.digest(of: text)
    self.witnesses = witnesses
    self.clock = clock
    self.zoneName = zoneName
    self.rules = rules
  }
}

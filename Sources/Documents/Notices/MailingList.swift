package import Model
import Notation

/// What a mailing house needs to post the letters: a row for each, addresses line by line.
///
/// A spreadsheet shows it and does not obey it: text that it would take for a formula has a `'` before
/// it (see `CSVWriter`).
package struct MailingList: Sendable {
  private static let addressLines = 6
  private var table = CSVWriter()

  package init() {
    table.row(
      ["reference", "name"] + (1...Self.addressLines).map { "address_\($0)" }
        + ["postcode", "country", "format", "file"])
  }

  /// - Parameters:
  ///   - isCarer: the parent or carer of that person reads.
  ///   - file: of the page to print, as the list's reader finds it.
  package mutating func add(
    _ reference: String, to person: Person, isCarer: Bool = false, file: String
  ) {
    let name = [isCarer ? "The parent or carer of" : nil, person.name].compactMap { $0 }
    let lines = person.address.prefix(Self.addressLines)
    let empty = repeatElement("", count: Self.addressLines - lines.count)
    table.row(
      [reference, plain(name.joined(separator: " "))] + lines.map(plain) + empty
        + [
          plain(person.postcode), plain(person.country), person.format?.rawValue ?? "standard",
          file,
        ])
  }

  /// No printer and no terminal is to obey what a cell holds.
  private func plain(_ text: String?) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in (text ?? "").unicodeScalars {
      plain.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(plain)
  }

  package var bytes: [UInt8] { table.bytes }
}

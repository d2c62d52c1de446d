/// The names of time zones that people use, for a hint to whoever mistyped one.
package enum ZoneNames {
  /// One for every part of every country, as the host lists them, and UTC; that alone where it has no
  /// list.
  package static var all: [String] {
    guard let bytes = try? FileBytes.contents(of: "/usr/share/zoneinfo/zone.tab") else {
      return ["UTC"]
    }
    // Country, place, name and a remark between tabs; `#` begins a remark.
    let names = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line -> String? in
      let cells = line.split(separator: UInt8(ascii: "\t"))
      guard line.first != UInt8(ascii: "#"), cells.count > 2 else { return nil }
      return String(decoding: cells[2], as: UTF8.self)
    }
    return ["UTC"] + names.sorted()
  }
}

import TestSupport

/// Writes JSON in all the ways that mean the same.
enum JSONText {
  typealias Member = (key: String, value: [UInt8])

  static func object(_ members: [Member], _ dice: inout Dice) -> [UInt8] {
    var bytes: [UInt8] = [0x7B]
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      if dice.once(in: 5) { bytes.append(0x20) }
      bytes += string(member.key, &dice)
      bytes += dice.once(in: 3) ? [0x3A, 0x20] : [0x3A]
      bytes += member.value
    }
    return bytes + [0x7D]
  }

  static func array(_ values: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    let comma: [UInt8] = dice.once(in: 3) ? [0x2C, 0x20] : [0x2C]
    return [0x5B] + values.joined(separator: comma) + [0x5D]
  }

  /// Some characters as they are, some escaped, whether they need it or not.
  static func string(_ text: String, _ dice: inout Dice) -> [UInt8] {
    let isEscaped = dice.once(in: 6)
    var bytes: [UInt8] = [0x22]
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        bytes += [0x5C, UInt8(truncatingIfNeeded: scalar.value)]
      } else if isEscaped && dice.once(in: 2) {
        for unit in String(scalar).utf16 { bytes += Array("\\u\(hex(unit))".utf8) }
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes + [0x22]
  }

  private static func hex(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16, uppercase: unit % 2 == 0)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

import Foundation
import TestSupport

/// Known answers in the plain form of NIST: `Name = value` lines, a group ended by a blank line.
enum Vectors {
  /// The groups of a file that hold `MD`, each as its names and values; empty where it is absent.
  static func groups(_ file: String) throws -> [[String: String]] {
    guard let folder = SharedData.folder("crypto-vectors") else { return [] }
    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    var groups: [[String: String]] = [[:]]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let pair = line.split(separator: " = ", maxSplits: 1)
      if line.isEmpty {
        groups.append([:])
      } else if pair.count == 2 {
        groups[groups.count - 1][String(pair[0])] = String(pair[1])
      }
    }
    return groups.filter { $0["MD"] != nil }
  }

  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}

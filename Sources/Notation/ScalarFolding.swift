// Decomposition is in the standard library but not among what it offers in public; the other way
// to it is ICU, which this binary does without.
@_spi(_Unicode) import Swift

/// What one character is to whoever compares names and addresses, such as the leak guard, and what is
/// left of it when case, accents, width and ligatures are folded away.
///
/// A letter becomes its capital form (which takes `ß`, `ﬁ` and the final sigma apart), is decomposed
/// canonically (UAX #15), loses its combining marks and becomes small. Full-width and mathematical
/// letters, those in circles and every digit become ASCII. What Unicode calls NFC, NFD, NFKC and NFKD
/// of one name so fold to the same bytes; a name that lost its accents or its strokes, or whose letters
/// were taken from an alphabet where they look the same, folds to them as well.
package enum ScalarFolding: Equatable {
  /// Bytes to compare. `isCapital` tells `MarySmith` apart from `marysmith`.
  case letters([UInt8], isCapital: Bool)
  /// A word of its own, as ideographs and pictures are.
  case word([UInt8])
  /// Between words: white space, punctuation, control characters, mathematical signs.
  case separator
  /// Not to be seen: zero-width space and joiners, soft hyphen, direction marks.
  case invisible
  /// Part of the letter before it.
  case mark

  package init(_ scalar: Unicode.Scalar) {
    // An escaper puts it in place of a control character.
    if scalar == "\u{FFFD}" {
      self = .separator
      return
    }
    // Letters of Hangul and Braille by their category, and nothing to see.
    if [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0].contains(scalar.value) {
      self = .invisible
      return
    }
    let scalar = Self.compatible(scalar)
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: self = .mark
    case .format: self = .invisible
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .surrogate,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation,
      .mathSymbol, .currencySymbol, .modifierSymbol:
      self = .separator
    case .otherSymbol: self = .word(Array(String(scalar).utf8))
    default:
      let folded = Self.folded(scalar)
      if folded.isEmpty {
        self = .mark
      } else if scalar.properties.isIdeographic {
        self = .word(folded)
      } else {
        self = .letters(folded, isCapital: scalar.properties.generalCategory == .uppercaseLetter)
      }
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
    let capital = String(scalar.properties.uppercaseMapping)
    var bytes: [UInt8] = []
    for part in capital._nfd where part.properties.generalCategory != .nonspacingMark {
      let small = part.properties.lowercaseMapping
      if let first = small.unicodeScalars.first, !first.isASCII, let plain = PlainLetters[first] {
        bytes.append(contentsOf: plain.utf8)
      } else {
        bytes.append(contentsOf: small.utf8)
      }
    }
    return bytes
  }

  /// The ASCII letter or digit that a full-width, mathematical, circled or foreign one stands for.
  private static func compatible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0) ?? scalar
    case 0x1D400...0x1D6A3:
      // Thirteen alphabets of capitals and small letters, one after the other.
      let place = (value - 0x1D400) % 52
      return Unicode.Scalar(place < 26 ? 0x41 + place : 0x61 + place - 26) ?? scalar
    case 0x249C...0x24B5: return Unicode.Scalar(value - 0x249C + 0x61) ?? scalar
    case 0x24B6...0x24CF: return Unicode.Scalar(value - 0x24B6 + 0x41) ?? scalar
    case 0x24D0...0x24E9: return Unicode.Scalar(value - 0x24D0 + 0x61) ?? scalar
    case 0x1F110...0x1F129, 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189:
      return Unicode.Scalar((value - 0x1F110) % 32 + 0x41) ?? scalar
    case 0x2102...0x2134: return PlainLetters.letterlike(scalar) ?? scalar
    default: break
    }
    guard [.decimal, .digit].contains(scalar.properties.numericType),
      let digit = scalar.properties.numericValue, (0...9).contains(digit)
    else { return scalar }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(digit))
  }
}

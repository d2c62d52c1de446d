/// A character written as `&amp;`, `&eacute;`, `&#39;` or `&#x27;`.
struct WrittenEntity {
  let scalar: Unicode.Scalar
  /// Bytes that it takes.
  let count: Int
  /// It is a name without its semicolon, which is none in the middle of an attribute.
  private(set) var isUnclosed = false

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "lrm": "\u{200E}", "rlm": "\u{200F}",
    "ZeroWidthSpace": "\u{200B}", "NegativeThinSpace": "\u{200B}", "NoBreak": "\u{2060}",
    "NegativeMediumSpace": "\u{200B}", "NegativeThickSpace": "\u{200B}", "ic": "\u{2063}",
    "NegativeVeryThinSpace": "\u{200B}", "InvisibleComma": "\u{2063}", "it": "\u{2062}",
    "InvisibleTimes": "\u{2062}", "af": "\u{2061}", "ApplyFunction": "\u{2061}",
    "NonBreakingSpace": "\u{A0}", "ThinSpace": " ", "VeryThinSpace": " ", "MediumSpace": " ",
    "ThickSpace": " ", "emsp13": " ", "emsp14": " ", "numsp": " ", "puncsp": " ", "ensp": " ",
    "emsp": " ", "thinsp": " ", "hairsp": " ", "Tab": " ", "NewLine": "\n",
    "hyphen": "-", "dash": "-", "ndash": "–", "mdash": "—", "rsquo": "’", "lsquo": "‘",
    "comma": ",", "period": ".", "commat": "@", "num": "#", "sol": "/", "bsol": "\\", "colon": ":",
    "semi": ";", "lpar": "(", "rpar": ")", "plus": "+", "lowbar": "_", "percnt": "%", "equals": "=",
    "szlig": "ß", "AElig": "Æ", "aelig": "æ", "OElig": "Œ", "oelig": "œ", "THORN": "Þ",
    "thorn": "þ", "ETH": "Ð", "eth": "ð", "imath": "ı", "inodot": "ı", "fflig": "ﬀ", "filig": "ﬁ",
    "fllig": "ﬂ", "ffilig": "ﬃ", "ffllig": "ﬄ",
  ]

  /// What a letter's accent is called: the letter is what counts.
  private static let accents: Set<Substring> = [
    "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash", "strok", "breve",
    "macr", "ogon", "dot", "dblac",
  ]

  /// The name of a character that a browser knows without its semicolon, whatever follows: `&nbspMill`.
  private static func unclosed(_ name: Substring) -> (scalar: Unicode.Scalar, count: Int)? {
    guard let first = name.unicodeScalars.first else { return nil }
    for (known, scalar) in withoutEnd where name.hasPrefix(known) {
      return (scalar, known.utf8.count)
    }
    let accent = name.dropFirst()
    for known in accentsWithoutEnd
    where accent.hasPrefix(known)
      && "aeinouycAEINOUYC".contains(
        Character(first))
    {
      return (first, 1 + known.utf8.count)
    }
    return nil
  }

  /// Longer ones before what they begin with. A sign stands for every sign: it is none of a word.
  private static let withoutEnd: [(String, Unicode.Scalar)] =
    [
      ("amp", "&"), ("AMP", "&"), ("lt", "<"), ("LT", "<"), ("gt", ">"), ("GT", ">"),
      ("quot", "\""), ("QUOT", "\""), ("nbsp", "\u{A0}"), ("shy", "\u{AD}"), ("szlig", "ß"),
      ("AElig", "Æ"), ("aelig", "æ"), ("THORN", "Þ"), ("thorn", "þ"), ("ETH", "Ð"), ("eth", "ð"),
      ("Oslash", "Ø"), ("oslash", "ø"), ("sup1", "1"), ("sup2", "2"), ("sup3", "3"), ("ordf", "a"),
      ("ordm", "o"), ("micro", "µ"),
    ]
    + [
      "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "COPY", "laquo",
      "not", "reg", "REG", "macr", "deg", "plusmn", "acute", "para", "middot", "cedil", "raquo",
      "frac14", "frac12", "frac34", "iquest", "times", "divide",
    ].map { ($0, "¤") }

  private static let accentsWithoutEnd = [
    "acute", "grave", "circ", "uml", "tilde", "cedil", "ring",
  ]

  init?(_ source: UnsafeBufferPointer<UInt8>, at index: Int) {
    let window = source[(index + 1)..<min(index + 34, source.count)]
    let letters = window.prefix { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): true
      default: false
      }
    }
    let end = letters.endIndex
    let isClosed = end < source.count && source[end] == UInt8(ascii: ";")
    let name = Substring(decoding: letters, as: UTF8.self)
    let found: Unicode.Scalar?
    var count = end - index
    if name.hasPrefix("#") {
      // A browser reads a number without its semicolon too.
      let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
      let digits = name.dropFirst(isHexadecimal ? 2 : 1).prefix {
        isHexadecimal ? $0.isHexDigit : $0.isNumber
      }
      count = 1 + (isHexadecimal ? 2 : 1) + digits.utf8.count
      found = UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    } else if let scalar = Self.named[String(name)] {
      found = scalar
    } else if let letter = name.unicodeScalars.first, Self.accents.contains(name.dropFirst()) {
      found = letter
    } else if let known = Self.unclosed(name) {
      found = known.scalar
      count = 1 + known.count
      isUnclosed = true
    } else {
      found = nil
    }
    guard let found else { return nil }
    scalar = found
    let isAtEnd = index + count == end
    self.count = count + (isClosed && isAtEnd ? 1 : 0)
  }
}

/// A character written as `\n` or `\u00e9`; half of a pair alone is U+FFFD.
struct WrittenJSONEscape {
  var scalar: Unicode.Scalar = "\u{FFFD}"
  var count = 2

  init(_ source: UnsafeBufferPointer<UInt8>, at index: Int) {
    guard index + 1 < source.count else {
      count = 1
      return
    }
    switch source[index + 1] {
    case UInt8(ascii: "u"):
      guard let unit = Self.unit(source, at: index) else { return }
      count = 6
      if let found = Unicode.Scalar(unit) {
        scalar = found
      } else if (0xD800..<0xDC00).contains(unit), let low = Self.unit(source, at: index + 6),
        (0xDC00..<0xE000).contains(low),
        let found = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
      {
        scalar = found
        count = 12
      }
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "f"),
      UInt8(ascii: "b"):
      scalar = " "
    // Half a character; what follows is read by itself.
    case 0x80...: count = 1
    case let byte: scalar = Unicode.Scalar(byte)
    }
  }

  private static func unit(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
    guard index + 5 < source.count, source[index] == UInt8(ascii: "\\"),
      source[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt16(String(decoding: source[(index + 2)...(index + 5)], as: UTF8.self), radix: 16)
  }
}

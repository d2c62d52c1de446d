/// The ASCII letters that a letter of another alphabet, or one with a stroke, is written or read as:
/// what neither Unicode's decompositions nor its case mappings know.
enum PlainLetters {
  /// Of a small letter; nil where it stands for itself.
  static subscript(_ small: Unicode.Scalar) -> String? { table[small] }

  /// Of the letters that mathematics has had for longer than its alphabets.
  static func letterlike(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { letterlikes[scalar] }

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      // Latin, which people type without.
      "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i",
      "ŧ": "t", "ŋ": "n", "ƀ": "b", "ƒ": "f", "ɨ": "i", "ʉ": "u", "ɛ": "e", "ɔ": "o", "ə": "e",
      "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
    ]
    // Small capitals.
    for (small, plain) in zip(
      "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ".unicodeScalars, "abcdefghijklmnopqrstuvwyz")
    {
      table[small] = String(plain)
    }
    // Cyrillic and Greek, which look the same, small or capital.
    for (other, plain) in zip("аеорсухіјѕһԁԛԝкмтнвԍ".unicodeScalars, "aeopcyxijshdqwkmthbg") {
      table[other] = String(plain)
    }
    for (other, plain) in zip("αβεζηικμνορτυχ".unicodeScalars, "abezhikmnoptyx") {
      table[other] = String(plain)
    }
    return table
  }()

  private static let letterlikes = Dictionary(
    uniqueKeysWithValues: zip(
      "ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ".unicodeScalars, "CgHHHhIILlNPQRRRZZBCeEFMo".unicodeScalars))
}

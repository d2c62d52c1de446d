enum TerminalText {
  static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { s in
          (s.value < 32 && s.value != 10) || (s.value >= 127 && s.value < 160) ? "\u{FFFD}" : s
        }))
  }
}

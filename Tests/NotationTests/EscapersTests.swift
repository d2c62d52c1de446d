import Notation
import Testing

struct EscapersTests {
  @Test func `HTML is shown, not obeyed`() {
    #expect(
      Escapers.html("<b title='x'>\"A & B\"</b>")
        == "&lt;b title=&#39;x&#39;&gt;&quot;A &amp; B&quot;&lt;/b&gt;")
    #expect(Escapers.html("zoë\n\t李") == "zoë\n\t李")
    #expect(Escapers.html("a\0b\u{1B}c\u{9B}d\u{202E}e") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e")
  }

  @Test func `no naughty string leaves a mark of HTML`() throws {
    for text in try NaughtyStrings.all() {
      let escaped = Escapers.html(text)
      #expect(!escaped.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
      let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
      var rest = Substring(escaped)
      while let mark = rest.unicodeScalars.firstIndex(of: "&") {
        rest = Substring(rest.unicodeScalars[mark...])
        let entity = entities.first { rest.utf8.starts(with: $0.utf8) }
        #expect(entity != nil)
        rest = Substring(rest.unicodeScalars.dropFirst(entity?.unicodeScalars.count ?? 1))
      }
    }
  }

  @Test func `Markdown is shown, not obeyed`() {
    #expect(
      Escapers.markdown("**x** [y](z) <b> `c` # 1. a_b!")
        == "\\*\\*x\\*\\* \\[y\\](z) \\<b\\> \\`c\\` \\# 1. a\\_b!")
    #expect(Escapers.markdown("a\nb\r\nc\rd") == "a b c d")
    #expect(Escapers.markdown("    code") == "&#32;&#32;&#32;&#32;code")
    #expect(Escapers.markdown("\n- item") == "&#32;\\- item")
    #expect(Escapers.markdown("| a | b |\\") == "\\| a \\| b \\|\\\\")
    #expect(Escapers.markdown("https://example.test") == "https\\://example.test")
    #expect(Escapers.markdown("www.example.test") == "www\\.example.test")
    #expect(Escapers.markdown("ask a.b@example.test") == "ask a.b@example.test")
    #expect(Escapers.markdown("zoë 李, 12 %") == "zoë 李, 12 %")
  }

  @Test func `a mark of Markdown is escaped where it could be one and left alone elsewhere`() {
    for line in ["1. item", "1) item", "12. item", "- item", "+ item", "---", "===", ":-:|"] {
      let escaped = Escapers.markdown(line)
      #expect(escaped.contains("\\") && escaped != line, "\(line)")
    }
    for words in [
      "It was so. On 1.5.2020 (or so), at 12:30: well-known!", "it's \"said\"", "a = b + c",
    ] {
      #expect(Escapers.markdown(words) == words)
    }
    #expect(Escapers.markdown("a :smile: b") == "a \\:smile: b")
  }

  @Test func `no naughty string leaves a mark of Markdown`() throws {
    let marks = Set("`*_[]#|<>&~".unicodeScalars)
    for text in try NaughtyStrings.all() {
      var rest = Array(Escapers.markdown(text).unicodeScalars)[...]
      while rest.starts(with: "&#32;".unicodeScalars) { rest = rest.dropFirst(5) }
      var isEscaped = false
      for scalar in rest {
        #expect(scalar != "\n" && scalar != "\r")
        if isEscaped {
          isEscaped = false
        } else if scalar == "\\" {
          isEscaped = true
        } else {
          #expect(!marks.contains(scalar))
        }
      }
      #expect(!isEscaped)
    }
  }

  @Test func `a terminal is told nothing`() {
    #expect(Escapers.terminal("\u{1B}[31mred\u{7}") == "\\u{1B}[31mred\\u{7}")
    #expect(Escapers.terminal("a\nb\tc\rd") == "a\\nb\\tc\\rd")
    #expect(
      Escapers.terminal("\u{9B}2J\u{202E}x\u{200B}\u{2028}")
        == "\\u{9B}2J\\u{202E}x\\u{200B}\\u{2028}")
    #expect(Escapers.terminal("zoë 李 می‌خواهم 👩‍⚕️") == "zoë 李 می‌خواهم 👩‍⚕️")
  }

  @Test func `what turns the direction of text is an escape in JSON, and nothing else is`() throws {
    func escaped(_ text: String) -> String {
      String(decoding: Escapers.undirected(json: Array(text.utf8)), as: UTF8.self)
    }
    #expect(
      escaped("\"a\u{202E}b\u{61C}c\u{2066}\u{200F}\"") == #""a\u202eb\u061cc\u2066\u200f""#)
    #expect(escaped("\"zoë 李 € Ø ‘x’ 👩‍⚕️ \u{2028}\"") == "\"zoë 李 € Ø ‘x’ 👩‍⚕️ \u{2028}\"")
    #expect(Escapers.undirected(json: [0x22, 0xE2, 0x80]) == [0x22, 0xE2, 0x80])
    #expect(Escapers.undirected(json: [0xD8, 0x22]) == [0xD8, 0x22])
  }

  @Test func `no naughty string reaches a terminal as a control character`() throws {
    for text in try NaughtyStrings.all() {
      for scalar in Escapers.terminal(text).unicodeScalars {
        #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
        #expect(!(0x202A...0x202E).contains(scalar.value))
        #expect(!(0x2066...0x2069).contains(scalar.value))
      }
    }
  }
}

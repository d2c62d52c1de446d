import Model
import Testing

@testable import Documents

/// A template's Markdown, read; what was filled in is never a mark.
struct MarkedTextTests {
  private func marked(_ template: String, _ members: [String: MustacheValue] = [:]) throws
    -> [MarkedText.Block]
  {
    let rendered = try MustacheRenderer.render(
      try MustacheTemplate(Array(template.utf8), file: "a.md"), with: .object(members), as: .plain)
    return MarkedTextReader(rendered).marked.blocks
  }

  @Test func `headings, paragraphs, lists, quotes and tables are told apart`() throws {
    let blocks = try marked(
      """
      # One

      Two
      three

      - four
      - five
      > six
      > seven

      | a | b |
      |---|---|
      | c | `d` |
      """)
    #expect(blocks.count == 5)
    guard case .heading(1, let title) = blocks[0], case .paragraph(let words) = blocks[1],
      case .list(let items) = blocks[2], case .quote(let quote) = blocks[3],
      case .table(let head, let rows) = blocks[4]
    else {
      Issue.record("not those blocks")
      return
    }
    #expect(title.text == "One" && words.text == "Two three")
    #expect(items.map(\.text) == ["four", "five"] && quote.text == "six seven")
    #expect(head.map(\.text) == ["a", "b"] && rows[0].map(\.text) == ["c", "d"])
    #expect(rows[0][1][0].style == .code)
  }

  @Test func `what was filled in is words, whatever it looks like`() throws {
    let hostile = "# a **b** | c\n- d `e` *f*"
    let blocks = try marked("{{x}}\n\n| {{x}} | y |\n\n- *{{x}}*\n", ["x": .text(hostile)])
    let words = hostile.replacing("\n", with: " ")
    guard case .paragraph(let line) = blocks[0], case .table(let head, _) = blocks[1],
      case .list(let items) = blocks[2]
    else {
      Issue.record("not those blocks")
      return
    }
    #expect(line.text == words && line[0].style == [])
    #expect(head.map(\.text) == [words, "y"])
    #expect(items[0].text == words && items[0][0].style == .emphasis)
  }

  @Test func `HTML is escaped, the template's words and what was filled in alike`() throws {
    let blocks = try marked("A & <b> {{x}}\n", ["x": .text("<i>'\"&")])
    let html = MarkedHTML(blocks) { _, _ in .init(id: "s1") }.rendered
    #expect(html.text == "<p>A &amp; &lt;b&gt; &lt;i&gt;&#39;&quot;&amp;</p>\n")
    #expect(html.stretches.count == 1)
  }
}

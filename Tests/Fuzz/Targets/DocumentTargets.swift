import Documents
import Model
import Notation
import Obligations

/// Templates and jurisdictions: text that a lawyer edits.
enum DocumentTargets {
  static let template = FuzzTarget(
    "template",
    seeds: [
      "Dear {{name}},\n{{#list}}\n- {{.}}\n{{/list}}\n{{^no}}x{{/no}}{{! c }}{{=<% %>=}}<% a %>"
    ], checkTemplate)

  private static func checkTemplate(_ input: [UInt8]) {
    let value = MustacheValue.object([
      "name": .text("<b>Kit & \"Lee\"</b>"), "list": .list([.text("1"), .computed("2")]),
      "a": .object(["b": .bool(true)]),
    ])
    do throws(Problem) {
      let template = try MustacheTemplate(input, file: "fuzz.html")
      let rendered = try MustacheRenderer.render(template, with: value, as: .html)
      insist(
        try MustacheRenderer.render(template, with: value, as: .html).bytes == rendered.bytes,
        "the same bytes again")
    } catch {
      insist(!error.message.isEmpty, "a problem has a sentence")
    }
  }

  static let jurisdiction = FuzzTarget(
    "jurisdiction", seeds: ["{ name: 'x', title: 'X', zone: { name: 'UTC', rule: 'UTC0' } }"],
    checkJurisdiction)

  private static func checkJurisdiction(_ input: [UInt8]) {
    do throws(Problem) {
      _ = try Jurisdiction(json5: input, file: "fuzz.json5")
    } catch {
      insist(error.place != nil, "a refused jurisdiction names its place")
    }
  }
}

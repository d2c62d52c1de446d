import Documents
import Model
import Testing

struct TemplateCheckTests {
  @Test func `every built-in template has its variables, plain words and short sentences`() throws {
    let set = try BuiltInTemplates.set()
    #expect(set.documents.count == DocumentKind.all.count)
    for document in set.documents {
      let check = try TemplateCheck(document.name, in: set)
      #expect(check.problems == [], "\(document.name)")
      #expect(check.remarks == [], "\(document.name)")
      if let age = check.readingAge { #expect(age <= 11, "\(document.name): \(age)") }
    }
  }
}

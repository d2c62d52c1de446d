import Model
import Notation
import Testing

struct ColumnMappingTests {
  @Test func `an option is a name and a column, of one table or of all`() throws {
    let mapping = try ColumnMapping(["patient=owner_id", "people.patient=id", "until=a=b"])
    let header = ["owner_id", "id", "a=b"]
    #expect(try mapping.column(for: "patient", in: "recordings", header: header) == "owner_id")
    #expect(try mapping.column(for: "patient", in: "people", header: header) == "id")
    #expect(try mapping.column(for: "patient", in: "people", header: []) == "id")
    #expect(try mapping.column(for: "patient", in: "recordings", header: ["id"]) == "patient")
    #expect(try mapping.column(for: "until", in: "recordings", header: header) == "a=b")
    #expect(try mapping.column(for: "viewer", in: "recordings", header: header) == "viewer")
  }

  @Test(arguments: ["", "patient", "=", "patient=", "=id", ".patient=id", "people.=id"])
  func `an option of another shape is a wrong command`(option: String) {
    let problem = #expect(throws: Problem.self) { try ColumnMapping([option]) }
    #expect(problem?.kind == .usage)
  }

  @Test func `one name of one table is mapped once`() throws {
    #expect(throws: Problem.self) { try ColumnMapping(["people.patient=a", "people.patient=b"]) }
    _ = try ColumnMapping(["people.patient=a", "people.patient=a"])
  }

  @Test func `two columns for one name may stand in two tables, not in one`() throws {
    let mapping = try ColumnMapping(["patient=owner_id", "patient=subject"])
    #expect(
      try mapping.column(for: "patient", in: "recordings", header: ["owner_id"]) == "owner_id")
    #expect(try mapping.column(for: "patient", in: "people", header: ["subject"]) == "subject")
    let problem = #expect(throws: Problem.self) {
      try mapping.column(for: "patient", in: "people", header: ["subject", "owner_id"])
    }
    #expect(problem?.message == "two columns for patient")
  }
}

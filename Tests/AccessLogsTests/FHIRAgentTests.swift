import Model
import Testing

@testable import AccessLogs

/// Who asked, and from where.
struct FHIRAgentTests {
  private func viewer(_ agents: String, contained: String? = nil) throws -> String {
    let audit = AuditText.r4.with("agent", agents).with("contained", contained)
    return try told(audit).joined(separator: "; ")
  }

  @Test func `the viewer is the agent that asked`() throws {
    let agents = """
      [{"who":{"reference":"Device/server"},"requestor":false},\
      {"who":{"reference":"Patient/8"},"requestor":false},\
      {"who":{"identifier":{"system":"https://idp.example.org","value":"7"}},"requestor":true}]
      """
    #expect(try viewer(agents) == "opened r-1 7")
  }

  @Test func `a reference comes before an identifier, and R4's altId last`() throws {
    let all = #"{"reference":"Patient/7","identifier":{"value":"8"}}"#
    #expect(try viewer(#"[{"who":\#(all),"altId":"9","requestor":true}]"#) == "opened r-1 7")
    let some = #"{"identifier":{"value":"8"}}"#
    #expect(try viewer(#"[{"who":\#(some),"altId":"9","requestor":true}]"#) == "opened r-1 8")
    #expect(
      try viewer(#"[{"who":{"display":"A. Able"},"altId":"9","requestor":true}]"#)
        == "opened r-1 9")
  }

  @Test func `an agent with no more than a name to show is nobody`() throws {
    let agents = #"[{"who":{"display":"A. Able"},"name":"A. Able","requestor":true}]"#
    #expect(try viewer(agents) == "opened r-1 ")
    #expect(try told(AuditText.r4.with("agent", nil)) == ["opened r-1 "])
  }

  @Test(arguments: ["", #","requestor":false"#])
  func `where no agent asked, it is the one that is a person`(requestor: String) throws {
    let device = #"{"who":{"reference":"Device/server"}\#(requestor)}"#
    let person = #"{"who":{"reference":"RelatedPerson/7"}\#(requestor)}"#
    #expect(try viewer("[\(device),\(person)]") == "opened r-1 7")
    let role = #"{"type":{"coding":[{"code":"IRCP"}]},"who":{"identifier":{"value":"7"}}}"#
    #expect(try viewer("[\(device),\(role)]") == "opened r-1 7")
    #expect(try viewer("[\(device)]") == "opened r-1 ")
  }

  @Test func `of several who asked, the person is the viewer`() throws {
    let app = #"{"who":{"reference":"Device/app"},"requestor":true}"#
    let person = #"{"who":{"reference":"Patient/7"},"requestor":true}"#
    #expect(try viewer("[\(app),\(person)]") == "opened r-1 7")
    #expect(try viewer("[\(person),\(person)]") == "opened r-1 7")
  }

  @Test func `several people who may have asked spoil the event`() throws {
    let agents = [7, 8].map { #"{"who":{"reference":"Patient/\#($0)"},"requestor":true}"# }
    #expect(
      try viewer("[\(agents.joined(separator: ","))]")
        == "it names several who may have asked")
  }

  @Test func `a contained person is known by their identifier, else by their id`() throws {
    let agents = ##"[{"who":{"reference":"#p"},"requestor":true}]"##
    #expect(
      try viewer(
        agents,
        contained: #"[{"resourceType":"Patient","id":"p","identifier":[{"value":"7"}]}]"#)
        == "opened r-1 7")
    #expect(
      try viewer(agents, contained: #"[{"resourceType":"Patient","id":"p"}]"#) == "opened r-1 p")
  }

  @Test func `the profile's prefix is put before the viewer`() throws {
    let profile = #"{ name: "f", format: "fhir-auditevent", viewer: { prefix: "pt-" } }"#
    #expect(try told(.r4, by: profile) == ["opened r-1 pt-7"])
    #expect(try told(.r4.with("agent", nil), by: profile) == ["opened r-1 "])
  }

  // MARK: Addresses

  private func address(_ agents: String, _ action: String = "R") throws -> [String] {
    let audit = AuditText.r4.with("agent", agents).with("subtype", nil)
      .with("action", "\"\(action)\"")
    return try Gathered(audit.line, profile: fhirProfile).events.map(\.address)
  }

  @Test(arguments: [
    (#""network":{"address":"192.0.2.7","type":"2"}"#, "192.0.2.7"),
    (#""network":{"address":"2001:db8::7","type":"2"}"#, "2001:db8::7"),
    (#""network":{"address":"https://a@app.example.org:8443/x?y","type":"5"}"#, "app.example.org"),
    (#""networkString":"192.0.2.7""#, "192.0.2.7"),
    (#""networkUri":"https://[2001:db8::7]:443/""#, "2001:db8::7"),
    (#""networkUri":"https://""#, ""),
    (#""name":"none""#, ""),
  ])
  func `the address is the host that the viewer's agent names`(
    network: String, address: String
  ) throws {
    let agent = #"{"who":{"reference":"Patient/7"},"requestor":true,\#(network)}"#
    #expect(try self.address("[\(agent)]") == [address])
  }

  @Test func `BALP says the address of a read with the agent that the data went to`() throws {
    let agents = """
      [{"type":{"coding":[{"code":"110153"}]},"network":{"address":"192.0.2.1"}},\
      {"type":{"coding":[{"code":"110152"}]},"network":{"address":"192.0.2.7"}},\
      {"who":{"reference":"Patient/7"},"requestor":true}]
      """
    #expect(try address(agents) == ["192.0.2.7"])
    #expect(try address(agents, "E") == [""])
  }
}

import Model
import Testing

@testable import AccessLogs

/// What was done, and how it ended, in R4's words and in R5's.
struct FHIRDeedTests {
  static let releases = [AuditText.r4, .r5]

  /// The interaction, where each release says it.
  private func doing(_ word: String, _ audit: AuditText) -> AuditText {
    audit.with("subtype", nil).with("code", nil)
      .with("subtype", #"[{"code":"\#(word)"}]"#).line.contains("category")
      ? audit.with("code", #"{"coding":[{"code":"\#(word)"}]}"#)
      : audit.with("subtype", #"[{"code":"\#(word)"}]"#)
  }

  @Test(arguments: ["read", "vread"])
  func `a read opens`(word: String) throws {
    for audit in Self.releases { #expect(try told(doing(word, audit)) == ["opened r-1 7"]) }
  }

  @Test func `a read whose interaction is not named opens`() throws {
    let r4 = AuditText.r4.with("subtype", nil)
    #expect(try told(r4) == ["opened r-1 7"])
    let r5 = AuditText.r5.with("code", #"{"text":"fetched"}"#)
    #expect(try told(r5) == ["opened r-1 7"])
  }

  @Test(arguments: ["search", "search-type", "search-system", "history-type"], ["R", "E"])
  func `what a search lists is shown, whichever letter it is filed under`(
    word: String, letter: String
  ) throws {
    for audit in Self.releases {
      let searched = doing(word, audit).with("action", "\"\(letter)\"")
      #expect(try told(searched) == ["shown r-1 7"])
    }
  }

  @Test func `a read filed as executed is still a read`() throws {
    #expect(try told(AuditText.r4.with("action", "\"E\"")) == ["opened r-1 7"])
  }

  @Test func `without a letter the interaction says what was done`() throws {
    #expect(try told(AuditText.r4.with("action", nil)) == ["opened r-1 7"])
    #expect(try told(doing("update", .r4).with("action", nil)) == [])
  }

  @Test func `a resource that does not say what was done with a recording is rejected`() throws {
    let audit = AuditText.r4.with("action", nil).with("subtype", nil)
    #expect(try told(audit) == ["it names a recording and not what was done with it"])
    #expect(try told(audit.with("entity", nil)) == [])
  }

  @Test(arguments: ["C", "U", "D"])
  func `who creates, changes or deletes is told nothing`(letter: String) throws {
    for audit in Self.releases {
      #expect(try told(audit.with("action", "\"\(letter)\"")) == [])
    }
  }

  @Test(arguments: ["110100", "110101", "110113", "110114"])
  func `a login, an alert or a start of the application is no access`(kind: String) throws {
    let r4 = AuditText.r4.with("type", #"{"code":"\#(kind)"}"#).with("action", "\"E\"")
    #expect(try told(r4) == [])
    #expect(try told(AuditText.r5.with("category", #"[{"coding":[{"code":"\#(kind)"}]}]"#)) == [])
  }

  @Test(arguments: ["4", "8", "12"])
  func `a failure is an attempt`(code: String) throws {
    #expect(try told(AuditText.r4.with("outcome", "\"\(code)\"")) == ["attempted r-1 7"])
    let r5 = AuditText.r5.with("outcome", #"{"code":{"code":"\#(code)"}}"#)
    #expect(try told(r5) == ["attempted r-1 7"])
  }

  @Test(arguments: [
    ("success", "opened"), ("information", "opened"), ("warning", "opened"),
    ("error", "attempted"), ("fatal", "attempted"),
  ])
  func `R5 may say the outcome as a severity`(code: String, action: String) throws {
    let system = "http://hl7.org/fhir/issue-severity"
    let audit = AuditText.r5.with("outcome", #"{"code":{"system":"\#(system)","code":"\#(code)"}}"#)
    #expect(try told(audit) == ["\(action) r-1 7"])
  }

  @Test func `without an outcome it was done`() throws {
    for audit in Self.releases {
      #expect(try told(audit.with("outcome", nil)) == ["opened r-1 7"])
      #expect(try told(audit.with("outcome", "null")) == ["opened r-1 7"])
    }
  }

  @Test func `an outcome that is no code of FHIR's is rejected`() throws {
    let reason = "its outcome is a code that FHIR does not know"
    #expect(try told(AuditText.r4.with("outcome", "\"maybe\"")) == [reason])
    #expect(try told(AuditText.r5.with("outcome", #"{"code":{"code":"17"}}"#)) == [reason])
  }
}

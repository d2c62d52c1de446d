import Model
import Testing

@testable import Delivery
@testable import HTTP

struct StandardWebhookTests {
  private let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  private let body = Array(#"{"test": 2432232314}"#.utf8)
  private let time = Timestamp(nanoseconds: 1_614_265_330_000_000_000)
  private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private let known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

  @Test func `the signature is the one the standard gives for its example`() throws {
    let signature = StandardWebhook.signature(
      id: id, body: body, secret: try WebhookSecret(secret), at: time)
    #expect(signature == known)
  }

  @Test func `a secret that rotates signs beside the one before`() throws {
    let newer = try WebhookSecret("whsec_" + String(repeating: "QUJD", count: 8))
    let parcel = try Parcel(
      Message(id: id, type: "test", payload: body), as: .standard,
      to: Destination("https://hooks.example/candour", plainHTTP: false, allowPrivate: false),
      secrets: [newer, try WebhookSecret(secret)], at: time)
    let header = try #require(
      parcel.request.headers.first { $0.name == "webhook-signature" })
    let signatures = header.value.split(separator: " ").map(String.init)
    #expect(signatures.count == 2)
    #expect(signatures.last == known)
    #expect(
      parcel.request.headers.contains {
        $0.name == "webhook-timestamp" && $0.value == "1614265330"
      })
    #expect(parcel.body == body)
  }

  @Test func `an id that would blur the signed text is refused`() throws {
    for id in ["a.b", "a\r\nb"] {
      #expect(throws: Problem.self) {
        try StandardWebhook.headers(
          id: id, body: body, secrets: [try WebhookSecret(secret)], at: time)
      }
    }
  }

  @Test(arguments: ["", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_QUJD", "whsec_!!!", "whsec_ AB"])
  func `what is no secret is refused, and not repeated`(text: String) {
    let problem = #expect(throws: Problem.self) { try WebhookSecret(text) }
    #expect(problem?.kind == .usage)
    #expect(text.isEmpty || problem?.message.contains(text) == false)
  }

  @Test func `a secret does not print itself`() throws {
    #expect("\(try WebhookSecret(secret))" == "whsec_…")
  }
}

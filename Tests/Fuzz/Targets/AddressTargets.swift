import Delivery
import HTTP
import Model

/// Where messages go, and the secrets they are signed with.
enum AddressTargets {
  static let webAddress = FuzzTarget(
    "web-address", seeds: ["https://hooks.example/x?y=1", "http://[::1]:8080/", "https://a@b/"],
    checkWebAddress)

  private static func checkWebAddress(_ input: [UInt8]) {
    for plainHTTP in [false, true] {
      do throws(Problem) {
        let address = try WebAddress(String(decoding: input, as: UTF8.self), plainHTTP: plainHTTP)
        insist(!address.host.isEmpty, "an address has a host")
      } catch {
        insist(!error.message.isEmpty, "a problem has a sentence")
      }
    }
  }

  static let secret = FuzzTarget(
    "webhook-secret", seeds: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], checkSecret)

  private static func checkSecret(_ input: [UInt8]) {
    do throws(Problem) {
      let secret = try WebhookSecret(String(decoding: input, as: UTF8.self))
      insist(!"\(secret)".contains("Mf"), "a secret is never printed")
    } catch {
      insist(!error.message.isEmpty, "a problem has a sentence")
    }
  }
}

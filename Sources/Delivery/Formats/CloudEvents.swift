import Model
import Notation

extension WebhookFormat {
  /// CloudEvents 1.0, structured mode: the envelope and the payload's data in it.
  static let cloudEvents = WebhookFormat(
    name: "cloudevents", needsSecret: false,
    contentType: "application/cloudevents+json; charset=UTF-8"
  ) { message throws(Problem) in
    let content = try StoredPayload(message)
    var json = JSONWriter()
    json.object { json in
      json.member("specversion", "1.0")
      json.member("id", message.id)
      json.member("source", "urn:candour:case:\(content.caseReference)")
      json.member("type", "org.candour.\(message.type)")
      json.member("time", content.timestamp)
      json.member("datacontenttype", "application/json")
      json.key("data")
      json.value(content.data.value)
    }
    return json.bytes
  }
}

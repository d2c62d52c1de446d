import Model
import Notation

// How a case keeps what a letter said. The bytes are digested: they stay as they are, and what is new
// is left out where it says nothing.
extension LetterStatement {
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { object in
      switch news {
      case .affected(let affected):
        object.member("audience", "affected")
        object.texts(days, as: "when")
        object.member("recordings", affected.recordings)
        object.member("wording", affected.wording.rawValue)
        object.member(affected)
        object.texts(affected.calls, as: "dates")
        object.member(incident)
      case .recipient(let hasOpened, let hasOpenedEmpty):
        object.member("audience", "recipient")
        object.texts(days, as: "when")
        object.member("opened", hasOpened)
        object.member("opened_empty", hasOpenedEmpty)
        object.member(incident)
      case .cleared: object.member("audience", "cleared")
      case .reminder(let isSecond):
        object.member("audience", "reminder")
        object.texts(days, as: "when")
        object.member("second", isSecond)
      }
    }
    return json.bytes
  }

  /// Nil for anything but what `json` gives.
  package init?(json bytes: [UInt8]) {
    guard let node = try? JSONNode.parse(bytes, file: "letter", lenient: false) else { return nil }
    let days = node["when"]?.array?.compactMap(\.string) ?? []
    let incident = Incident(
      isAttack: node["attack"]?.bool, discovered: node["discovered"]?.string,
      contained: node["contained"]?.string)
    switch node["audience"]?.string {
    case "affected":
      guard let affected = Affected(node) else { return nil }
      self.init(.affected(affected), days: days, incident: incident)
    case "recipient":
      self.init(
        .recipient(
          hasOpened: node["opened"]?.bool ?? false,
          hasOpenedEmpty: node["opened_empty"]?.bool ?? false), days: days,
        incident: incident)
    case "cleared": self.init(.cleared, days: [])
    case "reminder":
      self.init(.reminder(isSecond: node["second"]?.bool ?? false), days: days)
    default: return nil
    }
  }
}

extension LetterStatement.Affected {
  fileprivate init?(_ node: JSONNode) {
    func count(_ key: String) -> Int? { node[key]?.integer.flatMap(Int.init(exactly:)) }
    func yes(_ key: String) -> Bool { node[key]?.bool ?? false }
    guard let wording = node["wording"]?.string.flatMap(Wording.init(rawValue:)),
      let recordings = count("recordings")
    else { return nil }
    self.wording = wording
    self.recordings = recordings
    if let number = count("opened"), let accounts = count("accounts") {
      let extent = node["extent"]?.string.flatMap(Exposure.Extent.init(rawValue:)) ?? .unknown
      opened = .init(
        recordings: number, accounts: accounts, extent: extent,
        isWholeToSome: yes("whole_to_some"))
    }
    doubt = .init(
      viewersAreUnnamed: yes("unnamed"), openedByUnnamed: yes("opened_by_unnamed"),
      isReconstructed: yes("reconstructed"))
    lists = .init(named: count("lists") ?? 1, areMore: yes("lists_are_more"))
    calls = node["dates"]?.array?.compactMap(\.string) ?? []
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ affected: LetterStatement.Affected) {
    if let opened = affected.opened {
      member("opened", opened.recordings)
      member("accounts", opened.accounts)
      member("extent", opened.extent.rawValue)
      if opened.isWholeToSome { member("whole_to_some", true) }
    }
    member("unnamed", affected.doubt.viewersAreUnnamed)
    member("opened_by_unnamed", affected.doubt.openedByUnnamed)
    member("reconstructed", affected.doubt.isReconstructed)
    if affected.lists.named > 1 {
      member("lists", affected.lists.named)
      member("lists_are_more", affected.lists.areMore)
    }
  }

  fileprivate mutating func member(_ incident: LetterStatement.Incident) {
    if let isAttack = incident.isAttack { member("attack", isAttack) }
    if let discovered = incident.discovered { member("discovered", discovered) }
    if let contained = incident.contained { member("contained", contained) }
  }

  fileprivate mutating func texts(_ texts: [String], as key: String) {
    self.key(key)
    array { for text in texts { $0.string(text) } }
  }
}

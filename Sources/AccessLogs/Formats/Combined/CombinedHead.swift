import Model

/// What stands before the date of a combined line: `address ident user`, and before those, where a
/// server writes for many sites, `host` or `host:port` (FORMATS §1.1, §1.2).
///
/// A user name may hold spaces, and a stranger chooses it, so it never decides what stands before it:
/// a `-` for the second word, as all but every server writes it, leaves no room for a host.
struct CombinedHead {
  /// As it is written, with its port.
  private(set) var virtualHost = Slice.empty
  private(set) var address: Slice
  /// Up to the date; empty where there is no date to end it.
  private(set) var user = Slice.empty

  /// - Parameters:
  ///   - text: up to ` [`, or, without a date, up to the request.
  ///   - hasDate: whether a date follows.
  init(_ text: Slice, hasDate: Bool) {
    let first = Self.word(text)
    address = first
    guard first.count < text.count else { return }
    let second = Self.word(text.dropping(first.count + 1))
    var behind = first.count + 1 + second.count
    if Self.isHost(first, second, behind: text.dropping(behind)) {
      virtualHost = first
      address = second
      guard behind < text.count else { return }
      behind += 1 + Self.word(text.dropping(behind + 1)).count
    }
    if hasDate, behind < text.count { user = text.dropping(behind + 1) }
  }

  /// Up to the next space; a list of forwarded addresses (`192.0.2.7, 192.0.2.8`) is one word.
  private static func word(_ text: Slice) -> Slice {
    var end = text.firstIndex(of: UInt8(ascii: " ")) ?? text.count
    while end > 0, end < text.count, text[end - 1] == UInt8(ascii: ",") {
      end = text.firstIndex(of: UInt8(ascii: " "), from: end + 1) ?? text.count
    }
    return text.part(0..<end)
  }

  /// Whether the first word is the site and the second the address; `behind` begins with a space.
  private static func isHost(_ first: Slice, _ second: Slice, behind: Slice) -> Bool {
    if second.isDash { return false }
    if isAddress(second) || hasPort(first) { return true }
    // Names, not addresses: `host name - user`, or an ident and a user.
    return !isAddress(first) && behind.starts(with: " - ")
  }

  /// IPv4 or IPv6, by its letters: a name or a user's ident looks otherwise.
  private static func isAddress(_ word: Slice) -> Bool {
    var dots = 0
    var colons = 0
    var hasLetter = false
    for byte in word.buffer {
      switch byte {
      case UInt8(ascii: "."): dots += 1
      case UInt8(ascii: ":"): colons += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        hasLetter = true
      default: return false
      }
    }
    return colons > 1 || colons == 0 && dots == 3 && !hasLetter
  }

  /// `replays.example:443`, `[2001:db8::7]:443`; never an address of IPv6.
  private static func hasPort(_ word: Slice) -> Bool {
    guard !isAddress(word), let colon = word.lastIndex(of: UInt8(ascii: ":")), colon > 0
    else { return false }
    let port = word.dropping(colon + 1)
    return !port.isEmpty && port.buffer.allSatisfy { $0 &- 48 <= 9 }
  }
}

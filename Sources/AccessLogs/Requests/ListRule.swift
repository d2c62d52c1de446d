import Model
import Notation

/// Which part of a list a request of a list route asked for, by its query (DESIGN §4).
///
/// Where the query leaves it open, or cannot be read, it is the whole list: nobody who may have been
/// shown a recording is left untold.
struct ListRule: Hashable, Sendable {
  enum Size: Hashable, Sendable {
    case parameter([UInt8])
    case constant(Int64)
  }

  /// The parameter that holds the page's number; nil: a request is answered with the whole list.
  var page: [UInt8]?
  var size: Size?
  /// The number of the first page, which a request without the parameter asks for.
  var first: Int64 = 1

  func page(of target: Slice) -> ListPage {
    guard let page else { return .whole }
    let query = RequestQuery(target)
    guard let number = number(query[page], otherwise: first), let size = size(query),
      size > 0, number >= first
    else { return .whole }
    let (place, isBeyond) = (number - first).multipliedReportingOverflow(by: size)
    let (last, isPast) = place.addingReportingOverflow(size)
    if isBeyond { return ListPage(first: .max, last: .max) }
    return ListPage(first: place + 1, last: isPast ? .max : last)
  }

  private func size(_ query: RequestQuery) -> Int64? {
    switch size {
    case nil: nil
    case .constant(let size): size
    case .parameter(let name): number(query[name], otherwise: nil)
    }
  }

  private func number(_ text: [UInt8]?, otherwise absent: Int64?) -> Int64? {
    guard let text else { return absent }
    guard !text.isEmpty, text.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
    return text.withUnsafeBufferPointer { DecimalText.scaled(Slice($0), places: 0) }
  }
}

/// The parameters of a request's target: `?page=2&size=20`, decoded once, `+` a space. Of a name that
/// occurs twice the first counts.
struct RequestQuery {
  private let text: Slice

  init(_ target: Slice) {
    var text = target.firstIndex(of: UInt8(ascii: "?")).map { target.dropping($0 + 1) } ?? .empty
    if let fragment = text.firstIndex(of: UInt8(ascii: "#")) { text = text.part(0..<fragment) }
    self.text = text
  }

  subscript(name: [UInt8]) -> [UInt8]? {
    for pair in text.buffer.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = parts.first, Self.decoded(key) == name else { continue }
      return parts.count > 1 ? Self.decoded(parts[1]) : []
    }
    return nil
  }

  private static func decoded(_ text: Swift.Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let text = UnsafeBufferPointer(rebasing: text)
    var decoded: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), let byte = Hexadecimal.byte(text, at: index + 1) {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(text[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : text[index])
        index += 1
      }
    }
    return decoded
  }
}

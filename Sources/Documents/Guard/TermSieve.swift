import Model

/// Tells of a term at once that some short texts cannot hold it, so that hardly any of a case need go
/// into a dictionary before a message is read: the other way round from `LeakGuard`, which folds
/// everybody once to read many documents.
///
/// It lets through whatever the guard could find, and by chance a little more; only the guard decides.
package struct TermSieve {
  /// The texts as the guard reads them.
  private var readings: [FoldedText] = []
  /// By the first byte of a word: in which reading it stands, and where.
  private var words = [[(reading: Int, start: Int)]](repeating: [], count: 256)
  /// Digits that stand together as words of their own.
  private var numbers: [[UInt8]] = []
  private var term = FoldedText([])

  package init(_ documents: [Rendered]) {
    for document in documents { read(document) }
  }

  private mutating func read(_ document: Rendered) {
    let text = FoldedText(document.bytes, as: document.kind)
    add(text)
    if text.isLoose {
      var loose = LooseText(document.bytes, as: document.kind)
      loose.unescape()
      add(FoldedText(loose))
      for bare in LooseText.withoutMarkup(document.bytes, as: document.kind, unescaped: loose) {
        add(FoldedText(bare))
      }
    }
    for stretch in document.stretches where !stretch.isComputed {
      for encoded in EncodedText.all(in: document.bytes, stretch.range) {
        let whole = Rendered.Stretch(range: 0..<encoded.bytes.count, isComputed: false)
        read(Rendered(kind: .html, bytes: encoded.bytes, stretches: [whole]))
      }
    }
  }

  /// False only where none of the texts holds it, in any way in which the guard knows to write it.
  package mutating func mayHold(_ wanted: GuardTerm) -> Bool {
    switch wanted.kind {
    case .birth: return true
    // Nobody's alone: the guard never finds it.
    case .country: return false
    case .name:
      // Its words may stand in another order, and without the first of them: any may begin it.
      term.reset(to: wanted.text)
      return term.words.contains { isBegun(by: term.bytes[$0]) }
    case .phone:
      term.reset(to: wanted.text)
      return mayBeDialled || holds(term.bytes[...])
    case .patient, .recording, .viewer, .session, .networkAddress, .address, .email, .consultation:
      if !mayBegin(wanted.text) { return false }
      term.reset(to: wanted.text)
      return holds(term.bytes[...])
    }
  }

  private mutating func add(_ text: FoldedText) {
    var number: [[UInt8]] = []
    for word in text.words where !word.isEmpty {
      words[Int(text.bytes[word.lowerBound])].append((readings.count, word.lowerBound))
      if text.bytes[word].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        // Behind every number that it goes on from, and by itself.
        number = (number + [[]]).map { $0 + text.bytes[word] }
        numbers += number
      } else {
        number = []
      }
    }
    readings.append(text)
  }

  /// The first letter or digit decides nearly always. What is not ASCII has to be folded first.
  private func mayBegin(_ text: String) -> Bool {
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: return !words[Int(byte)].isEmpty
      case 0x41...0x5A: return !words[Int(byte | 0x20)].isEmpty
      case 0x80...: return true
      default: continue
      }
    }
    return false
  }

  /// Whether some word of a text, and what follows it, begins so.
  private func isBegun(by piece: ArraySlice<UInt8>) -> Bool {
    places(of: piece).contains { _ in true }
  }

  /// Whether it stands there as whole words.
  private func holds(_ piece: ArraySlice<UInt8>) -> Bool {
    places(of: piece).contains {
      readings[$0.reading].breaks[$0.start + piece.count].contains(.edge)
    }
  }

  private func places(
    of piece: ArraySlice<UInt8>
  ) -> some Sequence<(reading: Int, start: Int)> {
    let starts = piece.first.map { words[Int($0)] } ?? []
    return starts.lazy.filter { place in
      readings[place.reading].bytes[place.start...].starts(with: piece)
    }
  }

  /// However it is dialled, at most five of its digits are left out in front (`00440`), and others
  /// put there; what is left ends as it does.
  private var mayBeDialled: Bool {
    let digits = term.bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
    if digits.isEmpty { return false }
    let least = min(9, digits.count - 4)
    return numbers.contains { number in
      let shared = min(number.count, max(0, digits.count - 5))
      return number.count >= least && number.suffix(shared).elementsEqual(digits.suffix(shared))
    }
  }
}

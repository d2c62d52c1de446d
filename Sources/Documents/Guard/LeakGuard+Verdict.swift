import Model
import Notation

extension LeakGuard {
  /// Something found, and the bytes of the document that it is made of.
  struct Sighting: Sendable {
    let term: Int
    let meaning: GuardMeanings.Meaning
    let origin: ClosedRange<Int>
  }

  /// Everything found in one document, in whichever reading of it.
  struct Sightings {
    var found: [Sighting] = []
    /// What the addressee is called, and how to reach them.
    var particulars: [ClosedRange<Int>] = []
    /// Of these: what they are called, the lines of their address and their country, and their numbers
    /// and mailboxes.
    var names: [ClosedRange<Int>] = []
    var lines: [ClosedRange<Int>] = []
    var contacts: [ClosedRange<Int>] = []
    /// The addressee's own id.
    var numbers: [ClosedRange<Int>] = []
    var organisations: [ClosedRange<Int>] = []
    /// What the organisation's people are called.
    var itsPeople: [ClosedRange<Int>] = []

    /// An address that stands there in its long form and in its short one is one thing, not two.
    mutating func add(_ sighting: Sighting) {
      let isKnown =
        sighting.meaning.rule.kind == .address
        && found.contains {
          $0.term != sighting.term && $0.origin == sighting.origin
            && $0.meaning.rule.kind == .address && $0.meaning.subjects == sighting.meaning.subjects
        }
      if !isKnown { found.append(sighting) }
    }

    /// Left out where the whole name stands there: `Ada King` of `Mrs Ada King`, whatever else may be
    /// read into it.
    mutating func addShortName(_ sighting: Sighting) {
      let isKnown = found.contains {
        $0.meaning.rule.kind == .name && !$0.meaning.rule.isWeak
          && $0.origin.overlaps(sighting.origin)
          && sighting.meaning.subjects.allSatisfy($0.meaning.belongs)
      }
      if !isKnown { found.append(sighting) }
    }

    /// Whether it is a part of an address of the same people that stands there whole: `77 Mill Lane`
    /// of `77 Mill Lane, Harrogate`. Where the part is a leak the whole is one too.
    func holdWhole(of sighting: Sighting) -> Bool {
      sighting.meaning.rule.kind == .address
        && found.contains {
          $0.meaning.rule.kind == .address && !$0.meaning.rule.isWeak
            && $0.origin != sighting.origin && $0.origin.contains(sighting.origin)
            && sighting.meaning.subjects.allSatisfy($0.meaning.belongs)
        }
    }
  }

  /// Reads one document.
  ///
  /// - Parameter addressee: the place in `subjects` of the one it is to; nil where it is to nobody
  ///   in the case.
  package func verdict(on document: Rendered, addressee: Int? = nil) -> LeakVerdict {
    verdict(on: document, addressee: addressee, closely: true)
  }

  /// - Parameter closely: for what `pieces` finds as well.
  private func verdict(on document: Rendered, addressee: Int?, closely: Bool) -> LeakVerdict {
    let reader = Int32(addressee ?? -1)
    var sightings = Sightings()
    let source = document.bytes
    let (isLoose, firstUnread) = readers.read(document, for: dictionary) { known, reading in
      look(at: reading, known, of: source, reader: reader, into: &sightings)
      return (reading.text.isLoose, reading.text.firstUnread)
    }
    if isLoose {
      var loose = LooseText(source, as: document.kind)
      loose.unescape()
      readers.read(loose, for: dictionary) { known, reading in
        look(at: reading, known, of: source, reader: reader, into: &sightings)
      }
      for bare in LooseText.withoutMarkup(source, as: document.kind, unescaped: loose) {
        readers.read(bare, for: dictionary) { known, reading in
          look(at: reading, known, of: source, reader: reader, into: &sightings)
        }
      }
    }
    if closely, let pieces { lookCloser(at: document, pieces, into: &sightings) }
    var verdict = LeakVerdict()
    for sighting in sightings.found { judge(sighting, sightings, document, reader, &verdict) }
    for finding in encodedLeaks(in: document, addressee: addressee) { verdict.withhold(finding) }
    if let unread = firstUnread {
      verdict.refusals.append("line \(document.line(of: unread)): bytes that are no text")
    }
    return verdict
  }

  /// Reads a mail as it would be sent, its header too. Short ids are looked for in the text it was made
  /// from; what no reader's program writes cannot be searched, and is refused.
  package func verdict(onMessage source: [UInt8], addressee: Int? = nil) -> LeakVerdict {
    let message = MessageText(source)
    // The letter that it is made of is read closely by itself.
    var verdict = verdict(
      on: Rendered(kind: .plain, bytes: message.bytes), addressee: addressee, closely: false)
    if message.isUnreadable { verdict.refusals.append("a part of the mail cannot be searched") }
    if ClinicalWords.occur(in: message.subject) {
      verdict.refusals.append("the subject says that it is about somebody's health")
    }
    return verdict
  }

  /// Reads what strangers see of a letter without opening it, such as the name of its file.
  package func verdict(onName name: String) -> LeakVerdict {
    let bytes = Array(name.utf8)
    var verdict = verdict(
      on: Rendered(
        kind: .plain, bytes: bytes, stretches: [.init(range: 0..<bytes.count, isComputed: false)]),
      addressee: nil, closely: false)
    if ClinicalWords.occur(in: bytes) {
      verdict.refusals.append("its name says that it is about somebody's health")
    }
    return verdict
  }

  /// A template's own words, before anything is filled in.
  package func verdict(onTemplate source: [UInt8], kind: OutputKind) -> LeakVerdict {
    var verdict = verdict(on: Rendered(kind: kind, bytes: source))
    for finding in encodedLeaks(inTemplate: source) { verdict.withhold(finding) }
    return verdict
  }

  /// - Parameter known: the lines of which `reading` was made.
  private func look(
    at reading: borrowing KnownLines.Reading, _ known: borrowing KnownLines, of source: [UInt8],
    reader: Int32, into sightings: inout Sightings
  ) {
    let text = reading.text
    let hits = dictionary.search(text, pieces: reading.pieces, of: known)
    weigh(hits, in: text, reader: reader, into: &sightings)
    if isForReports, let short = text.withShortStreets {
      weigh(dictionary.search(short), in: short, reader: reader, into: &sightings)
    }
    birthDays.search(text, of: source) { meaning, range in
      sightings.found.append(
        Sighting(term: BirthDays.term, meaning: meaning, origin: text.origin(of: range)))
    }
    if isForReports { lookForShortNames(in: text, of: source, into: &sightings) }
  }

  func lookForShortNames(
    in text: FoldedText, of source: [UInt8], into sightings: inout Sightings
  ) {
    if surnames.isEmpty { return }
    SurnameSearch(surnames, in: text, of: source).run { meaning, range in
      sightings.addShortName(
        Sighting(term: Surnames.term, meaning: meaning, origin: text.origin(of: range)))
    }
  }

  func search(_ text: FoldedText, reader: Int32, into sightings: inout Sightings) {
    weigh(dictionary.search(text), in: text, reader: reader, into: &sightings)
  }

  private func weigh(
    _ hits: [TermDictionary.Hit], in text: FoldedText, reader: Int32,
    into sightings: inout Sightings
  ) {
    var lines: [Range<Int>] = []
    for hit in hits {
      let (term, range) = (hit.number, hit.range)
      let origin = text.origin(of: range)
      if isOrganisations[term] { sightings.organisations.append(origin) }
      if isOfItsPeople[term] { sightings.itsPeople.append(origin) }
      let all = meanings.numbers(of: term)
      for number in all {
        let meaning = meanings[number]
        if !meaning.rule.fits(text, range) { continue }
        // A patient's id that is their account's too is one thing, not two.
        if meaning.rule.kind == .viewer, !meaning.belongs(to: reader),
          all.contains(where: {
            meanings[$0].rule.kind == .patient && meanings[$0].subjects == meaning.subjects
          })
        {
          continue
        }
        if meaning.rule.kind != .country {
          sightings.add(Sighting(term: term, meaning: meaning, origin: origin))
        }
        guard meaning.belongs(to: reader) else { continue }
        if meaning.rule.kind.isParticular { sightings.particulars.append(origin) }
        switch meaning.rule.kind {
        case .address:
          lines.append(range)
          sightings.lines.append(origin)
        case .country: sightings.lines.append(origin)
        case .name: sightings.names.append(origin)
        case .phone, .email: sightings.contacts.append(origin)
        case .patient: sightings.numbers.append(origin)
        default: break
        }
      }
    }
    for block in Self.joined(lines) { sightings.particulars.append(text.origin(of: block)) }
  }

  /// Lines of an address that follow each other are one stretch of it: whoever shares the home may
  /// have parted it into other lines.
  private static func joined(_ lines: [Range<Int>]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    for line in lines.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = blocks.last, line.lowerBound <= last.upperBound {
        blocks[blocks.count - 1] = last.lowerBound..<max(last.upperBound, line.upperBound)
      } else {
        blocks.append(line)
      }
    }
    return blocks
  }

  private func judge(
    _ sighting: Sighting, _ all: Sightings, _ document: Rendered, _ reader: Int32,
    _ verdict: inout LeakVerdict
  ) {
    let rule = sighting.meaning.rule
    let isNobodys = !rule.kind.isParticular && rule.kind != .patient
    // What is the addressee's alone is theirs to read, but for the ids that nobody reads.
    guard
      let first = sighting.meaning.subjects.first(where: { $0 != reader })
        ?? (isNobodys ? reader : nil)
    else { return }
    let isCommon = rule.isWeak && !document.holds(sighting.origin, wholly: true)
    if isCommon, document.isComputed(sighting.origin) { return }
    let whose = whose(sighting, first, reader: reader)
    let excuse: NotedFinding.Excuse
    if isReaders(sighting, all, reader) {
      excuse = isOfAnother(sighting, all, document) ? .another : .addressee
    } else if Self.isOrganisations(sighting, all) {
      excuse = .organisation
    } else if isCommon || document.isByChance(rule, at: sighting.origin) {
      excuse = .common
    } else if all.holdWhole(of: sighting) {
      return
    } else {
      return verdict.withhold(finding(sighting, whose, in: document))
    }
    verdict.note(whose, as: excuse)
    if whose.kind == .address, whose.isWeak, excuse != .organisation,
      document.isCapital(at: sighting.origin.lowerBound),
      !document.holds(sighting.origin, wholly: false)
    {
      verdict.name(finding(sighting, whose, in: document))
    }
  }

  /// Whether it is part of what the addressee is called, and of how to reach them. An id of somebody
  /// else's is so only where it is as short as a house number; of the addressee's own ids, only what the
  /// app calls them by may be their mailbox or their number.
  private func isReaders(_ sighting: Sighting, _ all: Sightings, _ reader: Int32) -> Bool {
    let rule = sighting.meaning.rule
    let isAccount = [.patient, .viewer].contains(rule.kind) && sighting.meaning.belongs(to: reader)
    let mayBePart =
      rule.kind.isParticular || isAccount
      || (rule.isWeak && sighting.origin.count < GuardRule.shortID)
    return (mayBePart && all.particulars.contains { $0.contains(sighting.origin) })
      || (rule.kind == .patient && all.numbers.contains { $0.contains(sighting.origin) })
  }

  /// Whether the addressee's own cells speak of somebody else: another's whole name in a line of the
  /// address that no street is called by, or beside the addressee's own name; another's number or mailbox
  /// where a name or a street should be. They may live together, or somebody mistook a cell.
  private func isOfAnother(
    _ sighting: Sighting, _ all: Sightings, _ document: Rendered
  ) -> Bool {
    let (rule, origin) = (sighting.meaning.rule, sighting.origin)
    if rule.isWeak { return false }
    switch rule.kind {
    case .phone, .email: return !all.contacts.contains { $0.contains(origin) }
    case .name:
      let names = all.names.filter { $0.contains(origin) }
      if names.isEmpty { return all.lines.contains { $0.upperBound == origin.upperBound } }
      return !names.contains(origin)
        && names.allSatisfy { name in
          document.joinsNames(name.lowerBound..<origin.lowerBound)
            || document.joinsNames(
              origin.upperBound + 1..<max(origin.upperBound, name.upperBound) + 1)
        }
    default: return false
    }
  }

  /// Whether the organisation has what belongs to somebody else too: a full name inside that of one of
  /// its people, an address line or a single word inside of its own, or the very same telephone or
  /// mailbox. Nobody's id is the organisation's.
  private static func isOrganisations(_ sighting: Sighting, _ all: Sightings) -> Bool {
    let rule = sighting.meaning.rule
    switch rule.kind {
    case .name where !rule.isWeak: return all.itsPeople.contains { $0.contains(sighting.origin) }
    case .name, .address: return all.organisations.contains { $0.contains(sighting.origin) }
    case .email, .phone: return all.organisations.contains(sighting.origin)
    case .birth, .country: return false
    case .patient, .recording, .viewer, .session, .networkAddress, .consultation:
      return rule.isWeak && all.organisations.contains { $0.contains(sighting.origin) }
    }
  }

  private func whose(
    _ sighting: Sighting, _ first: Int32, reader: Int32
  ) -> LeakFinding.Whose {
    let meaning = sighting.meaning
    let others = meaning.subjects.count - (first != reader && meaning.belongs(to: reader) ? 1 : 0)
    return LeakFinding.Whose(
      kind: meaning.rule.kind, pseudonym: pseudonyms[Int(first)], others: others - 1,
      isWeak: meaning.rule.isWeak)
  }

  private func finding(
    _ sighting: Sighting, _ whose: LeakFinding.Whose, in document: Rendered
  ) -> LeakFinding {
    let place: LeakFinding.Place =
      document.holds(sighting.origin, wholly: false) ? .value : .template
    var passage = SHA256()
    for word in [whose.kind.rawValue, place.rawValue] {
      passage.update(Array("\(word)\0".utf8))
    }
    passage.update(owners[sighting.meaning].bytes)
    passage.update(document.words(around: sighting.origin))
    return LeakFinding(
      line: document.line(of: sighting.origin.lowerBound), whose: whose, place: place,
      passage: passage.digest, term: sighting.term)
  }
}

extension ClosedRange<Int> {
  fileprivate func contains(_ other: ClosedRange<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension Rendered {
  /// Whether a match lies in what was filled in: in part, or wholly in one value that Candour did
  /// not work out itself.
  fileprivate func holds(_ origin: ClosedRange<Int>, wholly: Bool) -> Bool {
    let first = stretches.partitioningIndex { $0.range.upperBound > origin.lowerBound }
    guard first < stretches.count, stretches[first].range.lowerBound <= origin.upperBound else {
      return false
    }
    if !wholly { return true }
    let stretch = stretches[first]
    return !stretch.isComputed && stretch.range.contains(origin.lowerBound)
      && stretch.range.contains(origin.upperBound)
  }

  /// Whether a match lies in a count, a date or a reference.
  fileprivate func isComputed(_ origin: ClosedRange<Int>) -> Bool {
    let first = stretches.partitioningIndex { $0.range.upperBound > origin.lowerBound }
    return first < stretches.count && stretches[first].isComputed
      && stretches[first].range.contains(origin.lowerBound)
  }

  /// The values that a match touches, or the line it stands in where it touches none, as a reader
  /// sees them: to the letter, but for where lines end.
  fileprivate func words(around origin: ClosedRange<Int>) -> [UInt8] {
    var words = LooseText(Array(bytes[surroundings(of: origin)]), as: kind)
    if kind == .html || kind == .markdown { words.undoEntities() }
    return Array(words.bytes.split { $0 <= 0x20 }.joined(separator: [0x20]))
  }

  private func surroundings(of origin: ClosedRange<Int>) -> Range<Int> {
    let first = stretches.partitioningIndex { $0.range.upperBound > origin.lowerBound }
    let end = stretches.partitioningIndex { $0.range.lowerBound > origin.upperBound }
    if first < end {
      return stretches[first].range.lowerBound..<stretches[end - 1].range.upperBound
    }
    let lineFeed = UInt8(ascii: "\n")
    let start = bytes[..<origin.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    return start..<(bytes[origin.upperBound...].firstIndex(of: lineFeed) ?? bytes.count)
  }

  /// Whether a stretch holds what stands between the names of two persons.
  fileprivate func joinsNames(_ range: Range<Int>) -> Bool {
    let text = bytes[range]
    return text.contains { "&+/;".utf8.contains($0) }
      || text.split { $0 <= 0x20 }.contains { $0.elementsEqual("and".utf8) }
  }

  /// Whether a word that begins there is written like a name.
  fileprivate func isCapital(at offset: Int) -> Bool {
    let byte = bytes[offset]
    return (0x41...0x5A).contains(byte) || byte > 0x7F || byte == UInt8(ascii: "&")
  }

  func line(of offset: Int) -> Int {
    bytes[..<offset].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }
}

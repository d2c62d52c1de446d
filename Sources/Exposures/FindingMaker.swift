import Model

/// Copies what a finding needs out of the reader's buffer, each distinct value once: a list line of
/// fifty recordings is kept once, and so is a viewer who comes back.
struct FindingMaker: Sendable {
  private(set) var findings: [Finding] = []
  private var names: Set<Identifier> = []
  private var line: (source: Int, number: Int64, raw: [UInt8]) = (-1, 0, [])

  mutating func add(
    _ event: AccessEvent, of source: Int, patient: Identifier?, viewer: Identifier,
    kind: Exposure.ViewerKind, measures: Registry.Measures
  ) {
    if line.source != source || line.number != event.line {
      line = (source, event.line, event.raw.copied)
    }
    let proof = ProvingLine(
      source: source, line: Int(event.line), offset: event.offset, raw: line.raw,
      action: event.action, time: event.time, logged: event.logged,
      bytes: event.bytes < 0 ? nil : event.bytes,
      playedMicroseconds: event.playedMicroseconds < 0 ? nil : event.playedMicroseconds,
      range: event.range, media: event.media, marks: event.marks, viewer: name(event.viewer),
      session: name(event.session), address: name(event.address), identity: name(event.identity))
    let key = Exposure.Key(
      recording: shared(Identifier(event.recording)), patient: patient.map { shared($0) },
      viewer: shared(viewer))
    findings.append(
      Finding(
        key: key, viewerKind: kind, content: measures.content, size: measures.size,
        lengthMicroseconds: measures.lengthMicroseconds, proof: proof))
  }

  private mutating func name(_ text: Slice) -> Identifier? {
    text.isEmpty ? nil : shared(Identifier(text))
  }

  private mutating func shared(_ name: Identifier) -> Identifier {
    names.insert(name).memberAfterInsert
  }
}

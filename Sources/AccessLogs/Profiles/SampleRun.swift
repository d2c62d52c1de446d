package import Model

extension Profile {
  /// Runs the profile's own samples: one sentence for each that gives something else than it says;
  /// none is a profile that does what it claims.
  package func samplesDiffer() throws(Problem) -> [String] {
    guard let type = Formats.named(format) else { return [] }
    var differences: [String] = []
    for (index, sample) in rules.samples.enumerated() {
      let run = SampleRun(
        UnitReader(
          type.init(rules, window: EventWindow()), type.units(rules), maxGap: .seconds(0)),
        sample)
      differences += run.differences().map {
        "sample \(index + 1) (line \(sample.place)): \($0)"
      }
    }
    return differences
  }
}

/// One sample read by its profile, as a log of its own, and what it gave.
private struct SampleRun {
  private let reader: UnitReader
  private let sample: ProfileSample

  init(_ reader: UnitReader, _ sample: ProfileSample) {
    self.reader = reader
    self.sample = sample
  }

  func differences() -> [String] {
    let chunk = Chunk(capacity: sample.line.count)
    sample.line.withUnsafeBufferPointer { line in
      if let start = line.baseAddress { chunk.bytes.update(from: start, count: line.count) }
    }
    chunk.pad(behind: sample.line.count)
    var reader = reader
    _ = reader.cut(chunk, sample.line.count, .whole)
    var batch = EventBatch()
    var results = reader.results
    if var format = chunk.format { format.take(chunk, into: &batch, &results) }
    return compare(batch.events, results)
  }

  private func compare(_ events: [AccessEvent], _ results: LineResults) -> [String] {
    let outcome: ProfileSample.Outcome =
      results.tally.used > 0 ? .used : results.tally.rejected > 0 ? .rejected : .ignored
    if outcome != sample.outcome {
      let reason = results.rejectedLines.first.map { ": " + $0.reason } ?? ""
      return ["it is \(outcome.rawValue), not \(sample.outcome.rawValue)\(reason)"]
    }
    guard let wanted = sample.events else { return [] }
    if wanted.count != events.count {
      return ["it gives \(events.count) events, not \(wanted.count)"]
    }
    return zip(wanted, events).enumerated().flatMap { index, pair in
      differences(pair.0, pair.1).map { "event \(index + 1) has another \($0)" }
    }
  }

  /// The keys that differ; what a sample does not name is not compared.
  private func differences(_ wanted: ProfileSample.Event, _ event: AccessEvent) -> [String] {
    let texts: [String: Slice] = [
      "recording": event.recording, "viewer": event.viewer, "session": event.session,
      "address": event.address, "id": event.identity,
    ]
    var keys = texts.keys.sorted().filter { key in
      guard let text = wanted.texts[key], let slice = texts[key] else { return false }
      return slice.copied != text ?? []
    }
    if let range = wanted.texts["range"], range != Self.text(event.range) { keys.append("range") }
    if let action = wanted.action, action != event.action { keys.append("action") }
    if let time = wanted.time, time != event.time { keys.append("time") }
    if let bytes = wanted.numbers["bytes"], bytes ?? -1 != event.bytes { keys.append("bytes") }
    if let played = wanted.numbers["seconds"], played ?? -1 != event.playedMicroseconds {
      keys.append("seconds")
    }
    if let media = wanted.media, media != event.media { keys.append("media") }
    return keys
  }

  private static func text(_ range: ByteRange?) -> [UInt8]? {
    guard let range else { return nil }
    return Array("\(range.first)-\(range.last)/\(range.total.map(String.init) ?? "*")".utf8)
  }
}

extension LineFormat {
  /// Every unit of a stretch as short as a sample.
  fileprivate mutating func take(
    _ chunk: Chunk, into batch: inout EventBatch, _ results: inout LineResults
  ) {
    chunk.forEachUnit(of: &self) { format, line in format.take(line, into: &batch, &results) }
  }
}

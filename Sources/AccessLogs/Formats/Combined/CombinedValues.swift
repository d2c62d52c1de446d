import Model
import Notation

// What the fields of a line say, read as names, times and numbers.
extension Combined {
  /// The value of the first field that is there; a server writes `-`, or nothing, for what is not.
  func value(
    _ fields: [CombinedField], _ parts: CombinedLine, _ arena: inout Arena
  ) -> Slice? {
    for field in fields {
      if let value = value(field, parts, &arena) { return value }
    }
    return nil
  }

  private func value(
    _ field: CombinedField, _ parts: CombinedLine, _ arena: inout Arena
  ) -> Slice? {
    if case .parameter(let whole, let parameter) = field {
      return value(whole, parts, &arena).flatMap { parameter.value(in: $0, arena: &arena) }
    }
    guard let written = written(field, parts), !written.isEmpty, !written.isDash else { return nil }
    return LogEscapes.undone(written, arena: &arena)
  }

  private func written(_ field: CombinedField, _ parts: CombinedLine) -> Slice? {
    switch field {
    case .remoteAddress: return parts.head.address
    case .remoteUser:
      // Apache writes "" for an empty name.
      let user = parts.head.user
      return user.equals("\"\"") ? .empty : user
    case .time: return parts.date
    case .request: return parts.text.part(parts.request)
    case .status: return parts.text.part((parts.tail - 3)..<parts.tail)
    case .bytes: return tail.bytes
    case .referer: return tail.referer
    case .userAgent: return tail.userAgent
    case .virtualHost:
      let host = parts.head.virtualHost
      return host.isEmpty ? field.tailName.flatMap { named($0) } : host
    case .named(let name): return named(name)
    case .unnamed(let index): return index < tail.unnamed.count ? tail.unnamed[index] : nil
    case .parameter: return nil
    }
  }

  private func named(_ name: [UInt8]) -> Slice? {
    tail.named.first { $0.name.equals(name) }?.value
  }

  var hasRepeatedName: Bool {
    fields.names.contains { name in
      var count = 0
      for extra in tail.named where extra.name.equals(name) { count += 1 }
      return count > 1
    }
  }

  @inline(__always)
  mutating func loggedTime(_ parts: CombinedLine) -> TimeRules.Reading {
    if timeIsLocal { return parts.date.map { local($0) } ?? .absent }
    for field in fields[.time] {
      guard let text = written(field, parts), !text.isEmpty, !text.isDash else { continue }
      return field == .time ? local(text) : times.text(text)
    }
    return .absent
  }

  /// Lines of one second stand together, so the last reading often serves again.
  @inline(__always)
  private mutating func local(_ date: Slice) -> TimeRules.Reading {
    if date.equals(lastDate) { return lastReading }
    lastDate = date.copied
    lastReading = TimeText.clf(date).map { .at($0) } ?? .impossible
    return lastReading
  }

  /// In nanoseconds.
  func duration(_ parts: CombinedLine) -> Int64? {
    for (name, places) in FieldName.durations {
      for field in fields[name] {
        guard let text = written(field, parts), !text.isEmpty, !text.isDash else { continue }
        return DecimalText.scaled(text, places: places)
      }
    }
    return nil
  }

  func status(_ parts: CombinedLine, _ arena: inout Arena) -> Int64? {
    if fields.isOnly(.status, for: .status) { return parts.status }
    return value(fields[.status], parts, &arena).flatMap { StatusRules.number($0) }
  }

  /// `-` is 0: how Apache writes it. What is not there, or no number, is unknown.
  func bytes(_ parts: CombinedLine, _ arena: inout Arena) -> Int64 {
    if let count = decimal(.bytes, parts, places: 0, &arena) { return count }
    let hasDash = fields[.bytes].contains { written($0, parts)?.isDash ?? false }
    return hasDash ? 0 : -1
  }

  /// Nil where it is not there, no number, or below 0.
  func decimal(
    _ name: FieldName, _ parts: CombinedLine, places: Int, _ arena: inout Arena
  ) -> Int64? {
    guard let text = value(fields[name], parts, &arena),
      let number = DecimalText.scaled(text, places: places), number >= 0
    else { return nil }
    return number
  }

  func identity(_ parts: CombinedLine, _ arena: inout Arena) -> Slice {
    if fields.identity.isEmpty { return .empty }
    return arena.joined(fields.identity.map { value([$0], parts, &arena) ?? .empty })
  }
}

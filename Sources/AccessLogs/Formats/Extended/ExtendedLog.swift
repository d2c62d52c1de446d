import CBytes
import Model
import Notation

/// The rows of a log whose `#` lines say what stands in them: what `w3c` and `cloudfront` share.
///
/// What a row means depends on the directives above it, and where rows have no date also on the rows
/// above it; `pass(over:)` keeps the one and the other from stretch to stretch.
struct ExtendedLog {
  /// In what the formats differ.
  struct Dialect: Sendable {
    let defaults: [FieldName: [String]]
    var identity: [String] = []
    /// One tab between fields, every time, and percent-encoded values.
    var isCloudFront = false
  }

  private let dialect: Dialect
  private let mapsTime: Bool
  private let mapsDuration: Bool
  private var judge: FlatJudge
  private var directives = ExtendedDirectives()
  private var clock: ExtendedClock
  /// Of `#Fields`; nil above it.
  private var columns: Columns?
  private var row = ExtendedRowCut()

  private struct Columns {
    var count: Int
    var date: Int?
    var time: Int?
    var timeTaken: Int?
    /// Behind the last that an event needs.
    var needed: Int
    /// Whether all of those stand up to the status: then a status in its place says that they do too.
    var areHeldByStatus: Bool
    var hasDeciding: Bool
    var extras: ExtendedRow.Extras
  }

  init(_ rules: ProfileRules, window: EventWindow, _ dialect: Dialect) {
    self.dialect = dialect
    mapsTime = !rules.paths(.time).isEmpty
    mapsDuration = FieldName.durations.contains { !rules.paths($0.name).isEmpty }
    judge = FlatJudge(
      rules, window: window, defaults: Self.defaults(rules, dialect),
      identity: dialect.identity, marks: .end)
    clock = ExtendedClock(zone: rules.zone)
  }

  static func check(
    _ rules: ProfileRules, _ dialect: Dialect, at place: Problem.Place
  ) throws(Problem) {
    try FlatJudge.check(rules, defaults: defaults(rules, dialect), at: place)
  }

  /// A profile that maps the whole request has no use for its parts; one with list routes needs the
  /// query beside the path.
  private static func defaults(
    _ rules: ProfileRules, _ dialect: Dialect
  ) -> [FieldName: [String]] {
    var defaults = dialect.defaults
    if !rules.paths(.request).isEmpty {
      defaults[.path] = nil
      defaults[.method] = nil
    } else if rules.routes?.routes.contains(where: { $0.list != nil }) ?? false {
      defaults[.path]?.insert(ExtendedRow.target, at: 0)
    }
    return defaults
  }

  // MARK: Rows

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    if line.text[0] == UInt8(ascii: "#") {
      follow(line.text)
      return Judgement(verdict: .ignored)
    }
    guard let columns else { return .rejected(.noHeader) }
    cut(line.text, columns)
    let written = columns.time.map { writtenTime(columns, at: $0) } ?? .absent
    guard columns.hasDeciding else { return .rejected(.noColumn) }
    // A row that is cut short may be cut inside its last field.
    let count = row.fields.count
    if count < columns.count, count <= columns.needed { return .rejected(.fewColumns) }
    let doubled = row.doubled
    return row.fields.withUnsafeBufferPointer { fields in
      let row = ExtendedRow(
        fields: UnsafeBufferPointer(rebasing: fields.prefix(columns.count)), doubled: doubled,
        extras: columns.extras)
      if count != columns.count, !isInPlace(row, columns, &batch.arena) {
        return .rejected(.ragged)
      }
      let logged = mapsTime ? judge.loggedTime(row, &batch.arena) : written
      return judge.judge(
        row, logged: logged, took: took(row, columns, &batch.arena), of: line, into: &batch)
    }
  }

  /// Whether a row with another number of fields than `#Fields` names still has its status where it
  /// belongs, and behind it nothing that an event needs: else what stands where cannot be told. Only
  /// where tabs alone part the fields is none of them ever taken for two.
  private func isInPlace(_ row: ExtendedRow, _ columns: Columns, _ arena: inout Arena) -> Bool {
    guard columns.areHeldByStatus || dialect.isCloudFront else { return false }
    guard let status = judge.plan.value(.status, of: row, &arena) else { return false }
    return status.count == 3 && status.buffer.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
  }

  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {
    if line.text[0] == UInt8(ascii: "#") { return follow(line.text) }
    guard let columns, let names = directives.columns else { return }
    cut(line.text, columns)
    let doubled = row.doubled
    row.fields.withUnsafeBufferPointer { fields in
      ExtendedRow(fields: fields, doubled: doubled, extras: columns.extras)
        .fields(names, &arena, take)
    }
  }

  private mutating func cut(_ text: Slice, _ columns: Columns) {
    row.cut(text, columns: columns.count, tabsOnly: dialect.isCloudFront)
  }

  private mutating func writtenTime(_ columns: Columns, at column: Int) -> TimeRules.Reading {
    guard let time = field(column) else { return .absent }
    guard let dateColumn = columns.date else { return clock.read(time: time) }
    guard let date = field(dateColumn) else { return .absent }
    return clock.read(date: date, time: time)
  }

  private func field(_ column: Int) -> Slice? {
    guard column < row.fields.count else { return nil }
    let field = row.fields[column]
    return field.isEmpty || field.isDash ? nil : field
  }

  /// In nanoseconds: Microsoft's servers count milliseconds, the standard and others seconds.
  private func took(
    _ row: ExtendedRow, _ columns: Columns, _ arena: inout Arena
  ) -> Int64? {
    if mapsDuration { return judge.duration(row, &arena) }
    guard judge.times.isEndMarked, let column = columns.timeTaken,
      let text = row.value(column, &arena)
    else { return nil }
    return DecimalText.scaled(text, places: directives.isMicrosoft ? 6 : 9)
  }

  // MARK: Directives

  mutating func pass(over stretch: Slice) {
    var start = 0
    while start < stretch.count {
      let isDirective = stretch[start] == UInt8(ascii: "#")
      guard isDirective || timeDependsOnRows else {
        guard let next = Self.directive(in: stretch, from: start) else { return }
        start = next
        continue
      }
      let end = stretch.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? stretch.count
      // Where the log begins, its mark is left out already.
      let line = LogLine(number: 1, offset: 1, raw: stretch.part(start..<end))
      if line.text.count <= LogLine.longest, !line.isBlank {
        if isDirective { follow(line.text) } else { passOver(line.text) }
      }
      start = end + 1
    }
  }

  private var timeDependsOnRows: Bool {
    guard let columns else { return false }
    return columns.time != nil && columns.date == nil
  }

  private mutating func passOver(_ row: Slice) {
    guard let columns, let time = columns.time else { return }
    cut(row, columns)
    _ = writtenTime(columns, at: time)
  }

  /// Where the next line begins that begins with `#`.
  private static func directive(in stretch: Slice, from start: Int) -> Int? {
    let needle: [UInt8] = [UInt8(ascii: "\n"), UInt8(ascii: "#")]
    guard let bytes = stretch.start,
      let found = candour_find(bytes + start, stretch.count - start, needle, needle.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes) + 1
  }

  private mutating func follow(_ line: Slice) {
    switch directives.follow(line) {
    case .columns: resolve(directives.columns ?? [])
    case .date: clock.start(directives)
    case .other: clock.use(offset: directives.offset)
    case .none: break
    }
  }

  private mutating func resolve(_ names: [[UInt8]]) {
    let names = names.map { $0.map(ExtendedDirectives.lowercased) }
    func column(_ name: String) -> Int? { names.firstIndex(of: Array(name.utf8)) }
    var extras = ExtendedRow.Extras(isEncoded: dialect.isCloudFront)
    extras.requestColumns = names.indices.filter { names[$0].starts(with: "cs-uri".utf8) }
    if let start = column("sc-range-start"), let end = column("sc-range-end") {
      extras.range = (names.count, start, end)
    }
    let stems = names.indices.filter { names[$0] == Array("cs-uri-stem".utf8) }
    if let stem = stems.first, let query = column("cs-uri-query") {
      extras.target = (names.count + 1, stem, query)
    }
    judge.plan.resolve { name in
      let name = name.map(ExtendedDirectives.lowercased)
      if name == Array("sc-range".utf8), let range = extras.range { return [range.column] }
      if name == Array(ExtendedRow.target.utf8), let target = extras.target {
        return stems.map { _ in target.column }
      }
      return names.indices.filter { names[$0] == name }
    }
    let deciding: [FieldName] = judge.hasRoutes ? [.path, .request] : [.action]
    let needed = deciding + [.time, .method, .status, .recording, .viewer, .session]
    let date = column("date")
    let time = mapsTime ? nil : column("time")
    let last = max(
      judge.plan.lastColumn(of: needed, among: names.count), date ?? -1, time ?? -1)
    columns = Columns(
      count: names.count, date: date, time: time, timeTaken: column("time-taken"),
      needed: last + 1,
      areHeldByStatus: last == judge.plan.lastColumn(of: [.status], among: names.count),
      hasDeciding: deciding.contains { judge.plan.stands($0) }, extras: extras)
  }
}

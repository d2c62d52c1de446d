import Model
import Notation

/// A CSV with a header line (RFC 4180), as databases and consoles export what was done
/// (FORMATS §1.8, §1.10).
///
/// Columns are found by name. The first line that is neither blank nor a `#` line is the header,
/// unless the profile names the columns. A record whose quotes are broken, or that has another number
/// of cells than the header, has no shape.
struct CSVLog: LineFormat {
  static let name = "csv"
  static let defaultFields = JSONLines.defaultFields
  static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  private let cut: CSVCut
  private var judge: FlatJudge
  /// Of the header; nil above it.
  private var columnCount: Int?
  private var names: [[UInt8]] = []
  private var hasDecidingColumn = false
  /// The record that was cut last.
  private var record = CSVRecord()
  private var kind = CSVCut.Kind.record

  init(_ rules: ProfileRules, window: EventWindow) {
    cut = CSVCut(scanner: CSVScanner(delimiter: rules.delimiter))
    judge = FlatJudge(rules, window: window)
    if !rules.columns.isEmpty { resolve(rules.columns) }
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    try FlatJudge.check(rules, at: place)
    if rules.paths(.time).isEmpty { throw .needsTime(place) }
  }

  static func units(_ rules: ProfileRules) -> Units { .records }

  /// A header that names what tells an event, its recording and its time.
  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    var record = CSVRecord()
    guard case .record = CSVScanner().scan(beginning.firstLine, isEnd: true, into: &record)
    else { return .no }
    let isHeader = ["time", "recording", "action"].allSatisfy { (name: StaticString) in
      record.fields.contains { $0.equals(name) }
    }
    return isHeader ? .certain : .no
  }

  func wholeRecords(in bytes: Slice, isEnd: Bool) -> Int {
    isEnd ? bytes.count : cut.whole(in: bytes)
  }

  mutating func nextRecord(in rest: Slice) -> RecordCut {
    guard let (record, kind) = cut.next(in: rest, isEnd: true, &record) else {
      return RecordCut(count: rest.count, lines: 1)
    }
    self.kind = kind
    return record
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    switch kind {
    case .remark: return Judgement(verdict: .ignored)
    case .broken: return .rejected(.brokenQuotes)
    case .record: break
    }
    guard let columnCount else {
      readHeader()
      return Judgement(verdict: .ignored)
    }
    guard record.fields.count == columnCount else { return .rejected(.ragged) }
    guard hasDecidingColumn else { return .rejected(.noColumn) }
    return judged(line, into: &batch)
  }

  /// Of a record with shape. Not mutating, so that nothing has to be copied for it.
  private func judged(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    record.fields.withUnsafeBufferPointer { fields in
      let cells = CSVCells(fields: fields, doubled: record.doubled)
      return judge.judge(
        cells, logged: judge.loggedTime(cells, &batch.arena),
        took: judge.duration(cells, &batch.arena), of: line, into: &batch)
    }
  }

  static func shapes(_ rules: ProfileRules, _ beginning: Slice) -> [ProfileRules] {
    delimiters.map { delimiter in
      var rules = rules
      rules.delimiter = delimiter
      return rules
    }
  }

  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {
    guard kind == .record else { return }
    guard let columnCount else { return readHeader() }
    guard record.fields.count == columnCount else { return }
    record.fields.withUnsafeBufferPointer { fields in
      CSVCells(fields: fields, doubled: record.doubled).fields(names, &arena, take)
    }
  }

  mutating func pass(over stretch: Slice) {
    var start = 0
    while columnCount == nil, start < stretch.count {
      let rest = stretch.dropping(start)
      let record = nextRecord(in: rest)
      // Where the log begins, its mark is left out already.
      let line = LogLine(number: 1, offset: 1, raw: rest.part(0..<record.count))
      if kind == .record, !line.isBlank, line.text.count <= LogLine.longest { readHeader() }
      start += record.count + 1
    }
  }

  private mutating func readHeader() {
    let doubled = record.doubled
    resolve(
      record.fields.indices.map { index in
        let name = record.fields[index].copied
        return doubled.contains(index) ? CSVCells.undoubled(name) : name
      })
  }

  private mutating func resolve(_ names: [[UInt8]]) {
    columnCount = names.count
    self.names = names
    judge.plan.resolve { name in names.indices.filter { names[$0] == name } }
    let deciding: [FieldName] = judge.hasRoutes ? [.path, .request] : [.action]
    hasDecidingColumn = deciding.contains { judge.plan.stands($0) }
  }
}

package import Model
import Notation

extension Registry {
  /// Called now and then with the kind of table and the rows read of it so far.
  package typealias Progress = (_ kind: String, _ rows: Int) -> Void

  /// Reads the tables, in about 64 bytes a row and the bytes of the distinct identifiers.
  ///
  /// Answers with the files read, in the order of DESIGN §4, for the case to keep their digests; the
  /// table of links is a source and not among them, nor is that of `VisibleList`. Throws `.input` with file and line for all that
  /// §4 and §13 refuse: two owners at one instant, one session or account with two holders, a period
  /// that ends before it begins, an empty required cell, a ragged row, a cell that means nothing, and
  /// a `--column` that names no column of any table given; `.usage` without recordings.
  package static func load(
    _ request: TableRequest, progress: @escaping Progress = { _, _ in }
  ) throws(Problem) -> (Registry, [TableFile]) {
    guard let path = request.recordings else { throw .noRecordings() }
    var loading = RegistryLoading(request, progress)
    let attributes = request.attributes.map { TableReader.Column($0) }
    try loading.load(LoadedTable<RecordingRow>.recordings, at: path, more: attributes)
    if let path = request.authorised { try loading.load(LoadedTable<HeldRow>.authorised, at: path) }
    if let path = request.accounts { try loading.load(LoadedTable<HeldRow>.accounts, at: path) }
    if let path = request.sessions { try loading.load(LoadedTable<HeldRow>.sessions, at: path) }
    if let path = request.people { try loading.load(LoadedTable<HeldRow>.people, at: path) }
    try loading.checkReleases()
    try loading.checkMapping()
    return (try loading.finish(), loading.files)
  }
}

extension Registry {
  /// The owners by the second export alone; nil where the request names none. Which `--column`
  /// options name columns of no table is told by `load`.
  static func loadAgainst(_ request: TableRequest) throws(Problem) -> (Registry, TableFile)? {
    guard let path = request.recordingsAgainst else { return nil }
    var loading = RegistryLoading(request) { _, _ in }
    try loading.load(LoadedTable<RecordingRow>.recordingsAgainst, at: path)
    return (try loading.finish(), loading.files[0])
  }
}

/// The reading of one request's tables, one after the other, into one registry.
private struct RegistryLoading {
  let request: TableRequest
  let progress: Registry.Progress
  let building: RegistryBuilding
  var files: [TableFile] = []
  private var places: [TableKind: RowPlaces] = [:]
  private var usedMappings: Set<String> = []

  init(_ request: TableRequest, _ progress: @escaping Registry.Progress) {
    self.request = request
    self.progress = progress
    func rows(_ kind: TableKind) -> Int {
      request.path(of: kind).map(TableEstimate.rows(at:)) ?? 0
    }
    let recordings = rows(.recordings)
    let people = max(rows(.people), rows(.accounts))
    building = RegistryBuilding(
      Registry(
        recordings: recordings, parties: people > 0 ? people : recordings / 4,
        sessions: rows(.sessions)))
  }

  mutating func load<Row: Sendable>(
    _ table: LoadedTable<Row>, at path: String, more: [TableReader.Column] = []
  ) throws(Problem) {
    var rows = try TableRows(table.kind, at: path, of: request, more: more)
    var attributes = try AttributeValues(more, of: rows, request)
    var batch = RowBatch<Row>(width: table.keys.count)
    var places = RowPlaces(of: rows)
    do throws(Problem) {
      while try rows.next() {
        places?.add(rows)
        batch.append(try table.row(rows))
        for key in table.keys { batch.append(identifier: rows[key.column]) }
        try attributes.add(rows)
        guard batch.isFull else { continue }
        try building.add(batch, of: table, at: path)
        batch = RowBatch(width: table.keys.count)
        if rows.count % (1 << 16) < RowBatch<Row>.size { progress(table.kind.rawValue, rows.count) }
      }
    } catch {
      // What stands above the row that stopped us may be wrong too, and is to be told first.
      try building.add(batch, of: table, at: path)
      try building.waitUntilDone()
      throw error
    }
    try building.add(batch, of: table, at: path)
    try building.waitUntilDone()
    progress(table.kind.rawValue, rows.count)
    usedMappings.formUnion(rows.usedMappings)
    try attributes.refuseMissing(in: rows, request)
    files.append(rows.file)
    places?.close(rows)
    self.places[table.kind] = places
  }

  func finish() throws(Problem) -> Registry {
    var registry = try building.finish()
    registry.places = places
    return registry
  }

  /// They decide nothing, but a bad one is to be told before the logs are read.
  mutating func checkReleases() throws(Problem) {
    guard let path = request.releases else { return }
    var rows = try TableRows(.releases, at: path, of: request)
    while try rows.next() { _ = try rows.time(ReleaseColumn.time) }
    usedMappings.formUnion(rows.usedMappings)
    files.append(rows.file)
  }

  mutating func checkMapping() throws(Problem) {
    for kind in [TableKind.links, .visible, .recordingsAgainst] {
      guard let path = request.path(of: kind) else { continue }
      var rows = try TableRows(kind, at: path, of: request)
      // A table of JSON Lines has no header: its first row says which columns it has.
      _ = try rows.next()
      usedMappings.formUnion(rows.usedMappings)
    }
    try request.mapping.refuseUnused(usedMappings)
  }
}

extension Problem {
  fileprivate static func noRecordings() -> Problem {
    Problem(
      .usage, "no table of recordings", reason: "without it nobody can tell whose a recording is",
      hint: "--recordings FILE, exported from the booking or consultation records")
  }
}

import Model

/// The table files of a case, in the order they were given.
struct TableFileTable {
  let database: Database

  func all() throws(Problem) -> [TableFile] {
    try database.rows(
      "SELECT kind, path, sha256, columns, attributes, origin FROM table_file ORDER BY id"
    ) { row throws(Problem) in
      TableFile(
        kind: try row.required(row.word(0)), path: try row.required(row.text(1)),
        digest: try row.required(row.digest(2)),
        columns: try StoredList.texts(row.required(row.bytes(3))),
        attributes: try StoredList.texts(row.required(row.bytes(4))), origin: row.text(5))
    }
  }

  func replace(with files: [TableFile]) throws(Problem) {
    try database.execute("DELETE FROM table_file")
    let statement = try database.prepare(
      "INSERT INTO table_file (kind, path, sha256, columns, attributes, origin) VALUES (?,?,?,?,?,?)"
    )
    for file in files {
      try statement.run([
        .of(file.kind.rawValue), .of(file.path), .of(file.digest),
        .text(StoredList.bytes(file.columns)), .text(StoredList.bytes(file.attributes)),
        .of(file.origin),
      ])
    }
  }
}

import Model

/// Who saw whose, drawn: a row for each recipient, a column for each data subject, pseudonyms all.
struct MatrixChart {
  private struct Cell {
    let row: Int
    let column: Int
    var isOpened: Bool
  }

  /// In the order of the case.
  private let recipients: [String]
  private let subjects: [String]
  private let cells: [Cell]
  /// By recipient: whose recordings, by highest action, in the order of the columns.
  private let lists: [(opened: [Int], shown: [Int], unattributed: Int)]
  private let empty: Int

  private static let mostRows = 40
  private static let mostColumns = 56
  private static let mostListed = 200
  private static let side = 12
  private static let left = 40
  private static let top = 42

  init(_ sights: [ReportSight]) {
    var rows: [String: Int] = [:]
    var columns: [String: Int] = [:]
    var recipients: [String] = []
    var subjects: [String] = []
    var found: [Int: [Int: Bool]] = [:]
    var unattributed: [Int: Int] = [:]
    let told = sights.filter { !$0.isEmpty }
    empty = sights.count - told.count
    for name in Set(told.map(\.recipient)).sorted(by: MatrixChart.before) {
      rows[name] = recipients.count
      recipients.append(name)
    }
    for name in Set(told.compactMap(\.subject)).sorted(by: MatrixChart.before) {
      columns[name] = subjects.count
      subjects.append(name)
    }
    for sight in told {
      guard let row = rows[sight.recipient] else { continue }
      guard let subject = sight.subject, let column = columns[subject] else {
        unattributed[row, default: 0] += 1
        continue
      }
      let isOpened = sight.action == .opened
      found[row, default: [:]][column, default: false] =
        isOpened || found[row]?[column] ?? false
    }
    self.recipients = recipients
    self.subjects = subjects
    cells = found.sorted { $0.key < $1.key }.flatMap { row, columns in
      columns.sorted { $0.key < $1.key }.map { Cell(row: row, column: $0, isOpened: $1) }
    }
    lists = recipients.indices.map { row in
      let columns = (found[row] ?? [:]).sorted { $0.key < $1.key }
      return (
        columns.filter(\.value).map(\.key), columns.filter { !$0.value }.map(\.key),
        unattributed[row] ?? 0
      )
    }
  }

  var value: MustacheValue {
    if recipients.isEmpty { return .nothing }
    let rows = min(recipients.count, Self.mostRows)
    let columns = min(subjects.count, Self.mostColumns)
    let drawn = cells.filter { $0.row < rows && $0.column < columns }
    return .object([
      "width": .computed("\(Self.left + columns * Self.side + 8)"),
      "height": .computed("\(Self.top + rows * Self.side + 4)"),
      "rows": .list(
        (0..<rows).map { row in
          .object([
            "y": .computed("\(Self.top + row * Self.side + 10)"),
            "name": .computed(recipients[row]),
          ])
        }),
      "columns": .list(
        (0..<columns).map { column in
          .object([
            "x": .computed("\(Self.left + column * Self.side + 9)"),
            "name": .computed(subjects[column]),
          ])
        }),
      "cells": .list(
        drawn.map { cell in
          .object([
            "x": .computed("\(Self.left + cell.column * Self.side + 1)"),
            "y": .computed("\(Self.top + cell.row * Self.side + 1)"),
            "opened": .bool(cell.isOpened),
          ])
        }),
      "not_drawn": some(cells.count - drawn.count), "empty": some(empty),
      "recipients": .computed("\(recipients.count)"), "subjects": .computed("\(subjects.count)"),
      "lists": .list(
        recipients.indices.prefix(Self.mostListed).map { row in
          .object([
            "recipient": .computed(recipients[row]),
            "opened": .computed(orNothing: names(lists[row].opened)),
            "shown": .computed(orNothing: names(lists[row].shown)),
            "unattributed": some(lists[row].unattributed),
          ])
        }),
      "not_listed": some(recipients.count - Self.mostListed),
    ])
  }

  private func some(_ count: Int) -> MustacheValue { count > 0 ? .computed("\(count)") : .nothing }

  /// `DS-001, DS-004 to DS-009`.
  private func names(_ columns: [Int]) -> String {
    var parts: [String] = []
    var place = 0
    while place < columns.count {
      var end = place
      while end + 1 < columns.count, columns[end + 1] == columns[end] + 1 { end += 1 }
      if end - place >= 2 {
        parts.append("\(subjects[columns[place]]) to \(subjects[columns[end]])")
      } else {
        parts += columns[place...end].map { subjects[$0] }
      }
      place = end + 1
    }
    return parts.joined(separator: ", ")
  }

  /// By length, then letter: `DS-999` before `DS-1000`; the named, `R-`, before the others, `U-`.
  private static func before(_ left: String, _ right: String) -> Bool {
    if left.first != right.first { return (left.first ?? " ") < (right.first ?? " ") }
    if left.utf8.count != right.utf8.count { return left.utf8.count < right.utf8.count }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

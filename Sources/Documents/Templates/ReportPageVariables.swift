// What may stand on the page of the report to the regulator: its words, ready, and the places of what
// its charts draw, in the units of their view boxes.
extension DocumentKind {
  static let reportPageVariables: [DocumentVariable] =
    [
      .number("case", "the case's reference", "C-7Q4M2K9D5T", required: true),
      .number("zone", "the zone of every time in it", "Europe/London"),
      .flag("phase.initial", "an initial report"),
      .flag("phase.follow_up", "a follow-up"),
      .flag("phase.final", "the final report"),
      .page("front", "the report's words before its first part", required: true),
      .page("body", "all its other words", required: true),
      .number("contents[].id", "where a part of it is", "s3"),
      .text("contents[].title", "what that part is called", "About the breach"),
    ] + timeline + hours + matrix

  private static let timeline: [DocumentVariable] =
    numbers("timeline", ["height", "rows[].y", "rows[].text_y", "rows[].x"])
    + numbers("timeline.span", ["x", "width", "height"])
    + ["rows", "entries"].flatMap { list in
      [DocumentVariable.number("timeline.\(list)[].time", "when", "9 June 2020 at 12:04 BST")]
        + ReportTimeline.What.allCases.map { what in
          .flag("timeline.\(list)[].\(what.rawValue)", "what happened then")
        }
    }

  private static let hours: [DocumentVariable] =
    [
      .number("artefacts", "exposures of artefacts that hold no consultation", "2"),
      .flag("hours.one_hour", "each bar is an hour"),
      .number("hours.hours", "how many hours each bar is", "1"),
      .number("hours.opened", "exposures opened, all together", "4"),
      .number("hours.shown", "exposures shown and not opened, all together", "52"),
      .number("hours.lines[].count", "a number at the side", "10"),
      .number("hours.bars[].from", "when a bar begins", "9 Jun 12:00"),
      .number("hours.bars[].until", "when it ends", "9 Jun 13:00"),
      .number("hours.bars[].opened", "exposures opened that began then", "1"),
      .number("hours.bars[].shown", "exposures shown that began then", "12"),
      .flag("hours.bars[].some", "there are any"),
    ]
    + numbers(
      "hours",
      [
        "lines[].y", "lines[].text_y", "bars[].x", "bars[].width", "bars[].opened_y",
        "bars[].opened_height", "bars[].shown_y", "bars[].shown_height", "bars[].tick",
      ])

  private static let matrix: [DocumentVariable] =
    [
      .number("matrix.recipients", "how many recipients", "3"),
      .number("matrix.subjects", "how many data subjects", "50"),
      .number("matrix.rows[].name", "a recipient's pseudonym", "R-01"),
      .number("matrix.columns[].name", "a data subject's pseudonym", "DS-001"),
      .flag("matrix.cells[].opened", "a recording was opened, not only shown"),
      .number("matrix.not_drawn", "pairs for which there is no room", "12"),
      .number("matrix.empty", "exposures of artefacts that hold no consultation", "2"),
      .number("matrix.lists[].recipient", "a recipient's pseudonym", "R-01"),
      .number("matrix.lists[].opened", "whose recordings were opened", "DS-001"),
      .number("matrix.lists[].shown", "whose were shown", "DS-002 to DS-050"),
      .number("matrix.lists[].unattributed", "recordings of nobody known", "1"),
      .number("matrix.not_listed", "recipients for whom there is no room", "12"),
    ]
    + numbers("matrix", ["width", "height", "rows[].y", "columns[].x", "cells[].x", "cells[].y"])

  private static func numbers(_ place: String, _ names: [String]) -> [DocumentVariable] {
    names.map { .number("\(place).\($0)", "a place in the drawing", "100") }
  }
}

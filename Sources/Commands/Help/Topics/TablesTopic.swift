import Casework

extension Topic {
  static let tables = Topic(
    name: "tables", summary: "the tables beside the logs, and their columns"
  ) {
    let tables = TablesGuide.tables.flatMap { table in
      [table.name]
        + Layout.columns(
          [
            (name: "required", sentence: table.required.joined(separator: " ")),
            (name: "optional", sentence: table.optional.joined(separator: " ")),
          ].filter { !$0.sentence.isEmpty }) + [""]
    }
    return Layout.wrapped(opening) + tables + Layout.wrapped(closing)
  }

  private static let opening = """
    Tables are CSV (RFC 4180, with a header) or JSON Lines with the same keys, in UTF-8. Columns are \
    found by name, in any order; others are not read, but for the one that --attribute names. \
    --column patient=owner_id maps a column in every table that has owner_id, --column \
    people.patient=id in that table only. Identifiers are compared byte for byte; times are RFC 3339 \
    with an offset; periods hold from from and end before until, and an empty end is open.

    """

  private static let closing = """
    recordings say whose each recording is, and must come from the booking or consultation record. \
    content is consultation, or none for an artefact that holds no patient.

    recordings-against is a second export of the same, from elsewhere: it decides no exposure; list \
    --disputed names the recordings whose owner the two dispute, and when. The fault itself may have \
    made the stranger the owner in the table the app lists from: hold the one against the other, and \
    scan into a second case with the other as --recordings where it matters.

    authorised says who else may see what: with recording that recording, else with patient all of \
    that patient's, with neither any recording (staff by role).

    accounts and sessions say whose a viewer and a session are. Two owners or two holders at one \
    instant are refused, with both lines.

    people say where a letter may go: format is large-print, easy-read, braille or audio; channel is \
    letter or email; guardian is a patient's id; deceased is true; hold says why nothing may be sent \
    before a person decides.

    links are what the application would list now; releases are deployments and flags.

    visible are what a faulty list query would have returned to each viewer, worked out again from \
    the application's own code and tables: with a profile's list routes each list request in the log \
    becomes one reconstructed sight of every recording on the page it asked for. position counts \
    from 1 and defaults to the order of the viewer's rows; viewer is named as the log names it, \
    prefix included, or as the sessions table does. A request by nobody known shows nothing.

    suppress and canary are for sweep alone and are written by hand, so that --column does not reach \
    them. suppress says what is not to be told: exactly one of exposure (its number), viewer and \
    recording in each row, why, and until when. canary names recordings made for testing: may is true \
    for a viewer who may see it and false for one who may not; every (15m, 1h, 1d) is how often \
    whoever may is to be seen doing so, or the sweep fails. Whoever may not should try: that it is \
    refused is no news.
    """
}

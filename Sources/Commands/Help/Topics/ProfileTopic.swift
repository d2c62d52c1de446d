extension Topic {
  static let profile = Topic(
    name: "profile", summary: "how a profile says what a log's lines mean",
    text: """
      A profile says how the lines of a log become access events. It is JSON5: comments, bare keys \
      and trailing commas are welcome. The built-in ones (candour profile list) are of the same \
      kind; copy the nearest with candour profile show NAME > mine.json5 and name the file: \
      candour scan --profile mine.json5 access.log.

        {
          name: "replay-gateway",
          format: "combined",      // or json-lines
          viewer: { field: "remote_user", prefix: "pt-" },
          routes: [                // the first that fits
            { request: "GET /v1/replays/{recording}/stream", action: "opened" },
            { request: "GET /v1/replays/{recording}", action: "shown" },
          ],
        }

        {
          name: "app-audit",
          format: "json-lines",
          fields: { time: "ts", viewer: "actor.id", recording: "items[].recording",
                    action: "event", status: "status", bytes: "bytes" },
          actions: { "replays.listed": "shown", "replay.played": "opened" },
        }

      Keys

        name       what the case and the reports call it
        format     combined, json-lines
        zone       an IANA name, only where the log's times carry no offset
        epoch      s, ms, us or ns, where its times are numbers
        viewer     { field, prefix }: who asked; the prefix makes it the id that the tables use
        session    { field }: where the log names a session, and the sessions table the viewer
        routes     request (METHOD /path/{recording}) and action; * is one segment, ** any number
        fields     where each value stands: a.b, a[], a[key=x], or a list of them
        actions    the log's own words for shown, opened, attempted, linked
        each       where the records stand within a line: Records[]
        marks      start or end: which end of the request the time is; duration names its length
        counts     body or wire: what bytes counts
        min_bytes  an opened of no more is a player's probe, and shown (2; with wire 1024)
        witnesses  the actions that this log can show at all
        id         the field, or fields, that tell a repeated delivery from a second event
        clock      a known offset of the log's clock: +2.5s

      fields takes time viewer session recording action status bytes seconds address method path \
      request duration duration_ms range.

      Status: 2xx and 304 give the route's action; other 3xx shown at most; 4xx and 5xx attempted. \
      HEAD gives shown at most. Paths are decoded once, slashes merged and dots resolved before \
      they are matched; the query is left out.

      Without a profile, json-lines logs are read by the keys time viewer session recording action \
      status bytes seconds address, with the four action words; recording may be a list.
      """)
}

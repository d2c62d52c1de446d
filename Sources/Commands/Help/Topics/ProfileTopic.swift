import Casework

extension Topic {
  static let profile = Topic(
    name: "profile", summary: "how a profile says what a log's lines mean"
  ) {
    let keys = ProfileGuide.keys.map { (name: $0.path, sentence: $0.sentence) }
    return Layout.wrapped(opening) + ["Keys", ""] + Layout.columns(keys) + Layout.wrapped(closing)
  }

  private static let opening = """
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

    """

  private static let closing = """

    Status: 2xx and 304 give the route's action; other 3xx shown at most; 4xx and 5xx attempted. \
    HEAD gives shown at most. Paths are decoded once, slashes merged and dots resolved before \
    they are matched; the query is left out.

    How much was seen: map range where the log has it (Content-Range of the answer first, Range of \
    the request after it): bytes that were sent twice then count once. Without it candour why \
    gives two bounds. For HLS and DASH a route names the segments, \
    { request: "GET /hls/{recording}/*/seg{segment}.ts", action: "opened", segment: { seconds: 6, \
    first: 0 } }: the digits say which seconds were played, whatever the rendition. Playlists, \
    manifests, keys and initialisation segments play nothing: routes of their own, shown. candour \
    profile show hls has them all.

    Without a profile, json-lines logs are read by the keys time viewer session recording action \
    status bytes seconds address, with the four action words; recording may be a list.

    A combined log has the fields remote_addr remote_user time_local request status \
    body_bytes_sent http_referer http_user_agent, vhost where the site stands before the address, \
    name for a name=value behind them, and extra1, extra2 for quoted values without a name.

    s3 and alb logs have the columns of Amazon's documents (requester, request_uri, client:port; a \
    wrong name is answered with the nearest). Time, request, status, bytes and address need no \
    mapping. Of s3 only reads of objects are events, and a delivery that comes twice counts once; \
    nobody is its viewer unless viewer.field says so, for behind a signed link the requester is \
    who signed it. The bytes of alb count headers too, and its events are when the request was made.

    A csv log has the columns of its header line, in any order, or those that columns names where it \
    has none; delimiter is for semicolons and tabs. A quoted field may hold line ends, and every \
    line of a record counts. A quote that is never closed costs one line.

    w3c and cloudfront logs have the columns that their #Fields names (cs-username, cs-uri-stem), \
    however often it changes. Time, method, path, status, bytes and address need no mapping; events \
    are when the request began, by time-taken. The bytes of cloudfront count headers too, its ranges \
    are read, and a delivery that comes twice counts once. Where an account is named only in a query \
    or a cookie, viewer: { field: "cs-uri-query?account" } is the parameter account, in csv, s3 and \
    alb logs too.

    Records in a document, as clouds write them, are told apart by each: Records[] is each element \
    of Records, [] each element of an array at the top, or each object where there is none. The \
    other paths then start at a record, and a record counts as a line. A path that has no slash \
    before it is the key of an object, and is matched as if it had one: { request: "GetObject \
    /**/{recording}.mp4", action: "opened" } with method: "eventName".

    A fhir-auditevent log needs no mapping: the viewer is the agent that is the requestor, the \
    recordings are the entities that hold data, a read is opened, what a search lists is shown, an \
    outcome that is no success is attempted, and who creates or changes is passed over. Ids are \
    taken bare: Media/r-1, a URL that ends in it and urn:uuid:r-1 are all r-1. It takes clock, \
    viewer.prefix, resources, witnesses and samples.
    """
}

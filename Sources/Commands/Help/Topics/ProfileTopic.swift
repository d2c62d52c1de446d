import Casework

extension Topic {
  static let profile = Topic(
    name: "profile", summary: "how a profile says what a log's lines mean"
  ) {
    let keys = ProfileGuide.keys.map { (name: $0.path, sentence: $0.sentence) }
    return Layout.wrapped(opening) + ["Examples", ""]
      + ProfileExample.all.flatMap(\.page) + ["Keys", ""] + Layout.columns(keys)
      + Layout.wrapped(closing) + Layout.wrapped(ending)
  }

  private static let opening = """
    A profile says how the lines of a log become access events: who, when, which recording, and \
    whether it was shown or opened. It is JSON5: comments, bare keys and trailing commas are \
    welcome. candour profile list names the built-in ones, candour profile show NAME prints one.

    From an unknown log to its profile:

      candour profile try LOG                      which profile or format fits, and why
      candour profile try LOG --write mine.json5   a profile to start from
      (edit mine.json5: what says FILL IN, CHOOSE and CHECK)
      candour profile check mine.json5             is it well written?
      candour profile try mine.json5 LOG           what it makes of the lines
      candour scan --profile mine.json5 LOG        into the case

    Look at the events that profile try prints: the recording and the viewer have to be written \
    as in the tables that scan is given. Then at what is ignored: is there a request for a \
    recording among it? Then at what is rejected:

      its request is not closed …     not combined: profile try LOG says what it is
      it is not one JSON object       not json-lines, or records in a document: each
      its time is a number …          epoch: "s", "ms", "us" or "ns"
      its time is impossible …        zone, or the wrong epoch, or another field
      it is an event and names no …   another path in fields.recording
      its header has no column …      the names in fields are not those of the header
      it has more or fewer cells …    delimiter, or a line that is no record

    The least a profile says is name and format; where a viewer and a recording stand; and routes, \
    for logs of requests, or actions, for logs of deeds. attempted is asked and refused, shown is \
    listed or its details sent, opened is sound, pictures or a transcript sent.

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

    Where a log says only that a list was asked for, a route says so: { request: "GET /v1/replays", \
    list: { page: "page", size: "size", first: 1 } }. scan --visible FILE says what the faulty query \
    would have returned (candour help tables), and each request becomes a reconstructed sight of \
    every recording on its page. page and size are parameters of the query; size may be a number. A \
    request without the page's parameter asks for the first page; one whose page or size cannot be \
    read, or that names no size, counts as the whole list, so that nobody is left untold. Refused \
    requests, and those of viewers nobody knows, show nothing and count as ignored; so does every \
    list request without --visible, and scan then says so.

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

    A text log is read by its layout, which is the server's own: what log_format says in nginx.conf, \
    in one piece, or LogFormat in Apache's. Its values are called as nginx calls them, and what they \
    are for follows from that: $time_local, $time_iso8601 or $msec is the time, $request or \
    $request_method and $uri the request, $status, $body_bytes_sent (or $bytes_sent, headers \
    included), $remote_addr, $request_time. Apache's %t is time_local, %r request, %>s status, %b \
    body_bytes_sent, %O bytes_sent, %a and %h remote_addr, %u remote_user, %{X-User}i http_x_user, \
    %{sid}C cookie_sid, %v host, %D request_time_us. Any other value is mapped by its name. A line \
    whose values can be told apart in two ways, because a client sent what stands between them, is \
    rejected: quotes around a value in the server's format prevent that.

    A csv log has the columns of its header line, in any order, or those that columns names where it \
    has none; delimiter is for semicolons and tabs. A quoted field may hold line ends, and every \
    line of a record counts. A quote that is never closed costs one line.

    w3c and cloudfront logs have the columns that their #Fields names (cs-username, cs-uri-stem), \
    however often it changes. Time, method, path, status, bytes and address need no mapping; events \
    are when the request began, by time-taken. The bytes of cloudfront count headers too, its ranges \
    are read, and a delivery that comes twice counts once. Where an account is named only in a query \
    or a cookie, viewer: { field: "cs-uri-query?account" } is the parameter account, and \
    "cs(Cookie)?account" the cookie, in combined, csv, s3 and alb logs too ("request?account").

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

  private static let ending = """

    samples are lines with the events that they must give; put one of each kind into a profile that \
    is to be kept, and candour profile check mine.json5 holds it to them. Then candour profile try \
    mine.json5 LOG, and candour scan --profile mine.json5 LOG.
    """
}

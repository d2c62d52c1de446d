/// How the two logs of the demo are read: profiles as an operator would write them.
enum DemoProfiles {
  static let gateway = """
    {
      // The gateway in front of the replays service (nginx): who fetched what, and how much was sent.
      name: "gateway",
      format: "combined",               // then rt= bs= range="" crange=""
      marks: "end",                     // nginx writes a line when the request is over
      viewer: { field: "remote_user" },
      fields: { duration: "rt", range: "crange" },
      routes: [                         // the first that fits
        { request: "GET /v1/replays/{recording}/stream", action: "opened" },
        { request: "GET /v1/replays/{recording}", action: "shown" },
      ],
    }

    """

  static let app = """
    {
      // The app's own log: what "Consultation Replays" listed to whom.
      name: "app",
      format: "json-lines",
      fields: {
        time: "ts", viewer: "actor.id", session: "session", recording: "items[].recording",
        action: "event", address: "ip",
      },
      actions: { "replays.listed": "shown" },   // any other value: not an event
    }

    """
}

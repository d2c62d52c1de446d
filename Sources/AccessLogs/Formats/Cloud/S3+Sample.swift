extension S3 {
  static let sample = #"""
    {
      name: "s3-sample",
      format: "s3",
      viewer: { field: "Requester", prefix: "pt-" },
      routes: [
        { request: "GET /**/{recording}.mp4", action: "opened" },
        { request: "GET /**/{recording}.jpg", action: "shown" },
      ],
      samples: [
        {
          line: '79a59df9 replays [09/Jun/2020:12:05:01 +0000] 192.0.2.9 7 3E57 REST.GET.OBJECT a/r-1.mp4 "GET /a/r-1.mp4?X-Amz-Expires=300 HTTP/1.1" 206 - 1048576 5000000 41 12 "-" "player/1.0 (phone; like "other")" - s9lz/XV= SigV4 ECDHE-RSA-AES128-GCM-SHA256 QueryString replays.s3.eu-west-2.amazonaws.com TLSv1.2 - -',
          events: [{ recording: "r-1", viewer: "pt-7", action: "opened", time: "2020-06-09T12:05:01Z", bytes: 1048576, address: "192.0.2.9", session: null, id: "3E57\u001fs9lz/XV=", range: null }],
        },
        {
          line: '79a59df9 replays [09/Jun/2020:12:05:02 +0000] - - 3E58 REST.HEAD.OBJECT a/caf%25C3%25A9+1.mp4 "HEAD /a/caf%C3%A9%201.mp4 HTTP/1.1" 200 - - 5000000 41 12 "-" "-" - s9lz= SigV4 - QueryString replays.s3.amazonaws.com TLSv1.2 - - eu-west-2 more',
          events: [{ recording: "café 1", viewer: null, action: "shown", bytes: 0, address: null }],
        },
        {
          line: '79a59df9 replays [09/Jun/2020:12:10:09 +0000] 192.0.2.9 - 3E59 REST.GET.OBJECT a/r-1.mp4 "GET /a/r-1.mp4 HTTP/1.1" 403 AccessDenied 313 - 41 12 "-" "-" -',
          events: [{ recording: "r-1", action: "attempted", bytes: 313, id: "3E59\u001f" }],
        },
        {
          line: '79a59df9 replays [09/Jun/2020:12:10:10 +0000] 192.0.2.9 7 3E5A REST.COPY.OBJECT_GET a/r-2.mp4 "PUT /elsewhere/x.bin HTTP/1.1" 200 - - 5000000 - - - - - s9lz= SigV4 - AuthHeader replays.s3.amazonaws.com - - -',
          events: [{ recording: "r-2", action: "opened", bytes: null }],
        },
        {
          line: '79a59df9 replays [09/Jun/2020:12:10:11 +0000] - 79a59df9 3E5B BATCH.DELETE.OBJECT a/r-1.mp4 - 204 - - 5000000 - - - - - s9lz= SigV4 - AuthHeader replays.s3.amazonaws.com TLSv1.2 - -',
          outcome: "ignored",
        },
        {
          line: '79a59df9 replays [09/Jun/2020:12:10:12 +0000] - AmazonS3 3E5C S3.EXPIRE.OBJECT a/r-1.mp4 "-" - - - 5000000 - - "-" "-" - aBcD 1234= - - - - - - -',
          outcome: "ignored",
        },
        {
          line: '79a59df9 replays [09/Jun/2020:12:10:13 +0000] 192.0.2.9 7 3E5D REST.PUT.OBJECT a/r-1.mp4 "PUT /a/r-1.mp4 HTTP/1.1" 200 - - 5000000 9 9 "-" "-" - s9lz= SigV4 - AuthHeader replays.s3.amazonaws.com TLSv1.2 - -',
          outcome: "ignored",
        },
        {
          line: '79a59df9 replays [30/Feb/2020:12:10:13 +0000] 192.0.2.9 7 3E5E REST.GET.OBJECT a/r-1.mp4 "GET /a/r-1.mp4 HTTP/1.1" 200 - 5 5 9 9 "-" "-" -',
          outcome: "rejected",
        },
        {
          line: '79a59df9 replays [09/Jun/2020:12:10:13 +0000] 192.0.2.9 7 3E5F REST.GET.OBJECT a/r-1.mp4 "GET /a/r-1.mp4 HTTP/1.1" 200 - 1048',
          outcome: "rejected",
        },
      ],
    }
    """#
}

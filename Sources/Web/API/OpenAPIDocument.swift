/// The description of the API (OpenAPI 3.1), written beside the routes; a test holds the two together.
enum OpenAPIDocument {
    static let text = #"""
        openapi: "3.1.0"
        info:
          title: "Plumbline"
          version: "1"
          description: "Public services as people meet them. Errors are problem documents (RFC 9457)."
          license: { name: "Apache-2.0", identifier: "Apache-2.0" }
        security: [ { token: [] } ]
        components:
          securitySchemes:
            token: { type: "http", scheme: "bearer" }
          parameters:
            service: { name: "service", in: "path", required: true, schema: { type: "string", pattern: "^[a-z0-9-]{1,63}$" } }
            alert: { name: "alert", in: "path", required: true, schema: { type: "integer", format: "int64" } }
            page: { name: "page", in: "query", schema: { type: "integer", minimum: 1, default: 1 } }
          responses:
            Problem:
              description: "What is wrong, in words"
              content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } }
          schemas:
            Problem:
              type: "object"
              required: [ "type", "title", "status", "detail", "instance" ]
              properties:
                type: { type: "string" }
                title: { type: "string" }
                status: { type: "integer" }
                detail: { type: "string" }
                instance: { type: "string" }
                errors:
                  type: "array"
                  items: { type: "object", properties: { at: { type: "string" }, detail: { type: "string" } } }
        paths:
          /api/v1/services:
            get:
              summary: "Services by slug, 50 a page"
              parameters: [ { $ref: "#/components/parameters/page" } ]
              responses: { "200": { description: "One page" }, default: { $ref: "#/components/responses/Problem" } }
            post:
              summary: "Register a service file, YAML or JSON"
              requestBody: { required: true, content: { application/yaml: {}, application/json: {} } }
              responses:
                "200": { description: "It was there; what changed" }
                "201": { description: "It is new; heartbeat addresses are shown this once" }
                default: { $ref: "#/components/responses/Problem" }
          /api/v1/services/{service}:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "How a service stands now"
              responses: { "200": { description: "Status by channel and task" }, default: { $ref: "#/components/responses/Problem" } }
            put:
              summary: "Register the file of this service"
              requestBody: { required: true, content: { application/yaml: {}, application/json: {} } }
              responses:
                "200": { description: "What changed" }
                "201": { description: "It is new" }
                default: { $ref: "#/components/responses/Problem" }
            delete:
              summary: "Retire a service; its slug is never reused"
              responses: { "204": { description: "Retired" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/services/{service}/file:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "The registered file, byte for byte"
              responses: { "200": { description: "YAML or JSON" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/services/{service}/measures:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "Measured values over the last 90 days"
              parameters:
                - { name: "measure", in: "query", schema: { type: "string" } }
                - { name: "channel", in: "query", schema: { type: "string" } }
              responses: { "200": { description: "Values, or why there are none" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/services/{service}/parity:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "The channels compared: what works where, what each says and where that stands, how available each is"
              responses: { "200": { description: "Coverage, facts, availability" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/services/{service}/results:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "Single results of one probe, newest first: what every number rests on"
              parameters:
                - { name: "probe", in: "query", required: true, schema: { type: "string" } }
                - { name: "before", in: "query", schema: { type: "string", format: "date-time" } }
                - { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 1000, default: 100 } }
              responses: { "200": { description: "Results; times in microseconds" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/services/{service}/assessments:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "Verdicts by the standards of a service, with everything that each rests on"
              parameters: [ { name: "standard", in: "query", schema: { type: "string" } } ]
              responses: { "200": { description: "One assessment for each standard" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/services/{service}/attestations:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "What people state of points that no machine decides, newest first"
              responses: { "200": { description: "Statements with their reviews" }, default: { $ref: "#/components/responses/Problem" } }
            post:
              summary: "State something of a point, with evidence; another person reviews it"
              requestBody: { required: true, content: { application/json: {} } }
              responses: { "201": { description: "The statement" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/services/{service}/volumes:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "How many people started, completed, were refused and gave up, by day, channel and task"
              parameters:
                - { name: "from", in: "query", schema: { type: "string", format: "date" } }
                - { name: "until", in: "query", schema: { type: "string", format: "date" } }
              responses: { "200": { description: "Rows, the last 30 days where nothing is asked for; null is unknown" }, default: { $ref: "#/components/responses/Problem" } }
            post:
              summary: "Take such numbers: all rows or none; a day sent again is replaced"
              description: "Errors in JSON are placed as rows:NUMBER:1, in CSV as body:LINE:COLUMN."
              parameters: [ { name: "source", in: "query", schema: { type: "string", maxLength: 200 } } ]
              requestBody: { required: true, content: { application/json: {}, text/csv: {} } }
              responses:
                "200": { description: "How many rows were taken, of which days, and what looks odd in them" }
                "422": { description: "Some rows are wrong; nothing was kept" }
                default: { $ref: "#/components/responses/Problem" }
          /api/v1/attestations/{attestation}/review:
            parameters: [ { name: "attestation", in: "path", required: true, schema: { type: "integer", format: "int64" } } ]
            post:
              summary: "Accept or reject what another person stated"
              requestBody: { required: true, content: { application/json: {} } }
              responses: { "200": { description: "The statement with its review" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/feedback/{service}/{channel}:
            parameters:
              - { $ref: "#/components/parameters/service" }
              - { name: "channel", in: "path", required: true, schema: { type: "string" } }
            post:
              summary: "Say what one thinks of a service; durable when it answers, without what would name anybody"
              security: [ {}, { token: [] } ]
              parameters: [ { name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 200 } } ]
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: "object"
                      required: [ "answers" ]
                      additionalProperties: false
                      properties:
                        answers:
                          type: "object"
                          description: "By question: an option, several options, or words"
                          additionalProperties:
                            oneOf: [ { type: "string" }, { type: "array", items: { type: "string" } } ]
                        language: { type: "string", description: "A BCP 47 tag such as en or fr-CA; kept as it is" }
                        assisted:
                          type: "boolean"
                          description: "Somebody of the service enters it for a person; needs a token that may"
              responses:
                "200": { description: "The same was sent before under this key" }
                "201": { description: "It was taken; the follow code is shown this once" }
                "403": { description: "It is assisted, and the token may not enter what people say, or there is none" }
                "409": { description: "The key was used with another body" }
                "422": { description: "Some answers, a key or the language are wrong; nothing was kept" }
                "429": { description: "Too many at once" }
                default: { $ref: "#/components/responses/Problem" }
          /api/v1/status/{service}:
            parameters: [ { $ref: "#/components/parameters/service" } ]
            get:
              summary: "What everybody may see of a service"
              security: []
              responses: { "200": { description: "Status by task and channel" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/alerts:
            get:
              summary: "Alerts, newest first, 50 a page"
              description: "Kinds: status, overdue, verdict, ratings, fact, unmeasured (nothing could be seen of a channel for long), network (our own way out was lost). An alert that is over keeps what it was in `before`, `after` and `reason`; how it ended stands in `end`: `after` is `unwatched` where nobody watches any more, and `taken_back` where our own network was cut off from `since` to `until`."
              parameters:
                - { $ref: "#/components/parameters/page" }
                - { name: "state", in: "query", schema: { enum: [ "open", "acknowledged", "resolved" ] } }
              responses: { "200": { description: "One page" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/alerts/{alert}:
            parameters: [ { $ref: "#/components/parameters/alert" } ]
            get:
              summary: "One alert with its deliveries"
              responses: { "200": { description: "The alert" }, default: { $ref: "#/components/responses/Problem" } }
          /api/v1/alerts/{alert}/acknowledge:
            parameters: [ { $ref: "#/components/parameters/alert" } ]
            post:
              summary: "Say that somebody knows of it"
              responses: { "200": { description: "The alert" }, default: { $ref: "#/components/responses/Problem" } }
        """#
}

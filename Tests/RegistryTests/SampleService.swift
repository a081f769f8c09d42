/// The sample of a service file that the formats bind to, word for word.
let sampleService = #"""
    format: "plumbline-service"
    format_version: "1"
    id: "renew-passport"
    title: { en: "Renew a passport", fr: "Renouveler un passeport" }
    summary: { en: "For adults whose passport expires within a year." }
    organisation: "passport-office"          # registered in the same way: format "plumbline-organisation", id, title, parent, level, territory
    phase: "live"                            # discovery | alpha | beta | live | retired
    kind: "transactional"                    # informational | transactional | api
    sector: "identity"
    languages: ["en", "fr"]                  # must be offered on every channel
    instance_of: "passport-renewal"          # optional: one service delivered by several bodies
    depends_on: ["national-login", "payments"]   # components (format "plumbline-component") or services
    volumes: { per_year: 420000, source: "annual report 2025" }
    critical_periods:
      - { title: { en: "Summer holidays" }, from: "2026-05-15", until: "2026-07-15" }
    officials:
      - { office: "service_owner", name: "A. Example", email: "owner@passport.example", deputy: "deputy@passport.example", language: "en" }
      - { office: "duty_manager", email: "duty@passport.example", hours: "Mo-Fr 08:00-18:00", timezone: "Europe/Dublin" }
    standards:
      - { id: "uk.gov.service-standard", version: "2019.7" }
      - { id: "fr.gouv.observatoire", version: "2023.1", parameters: { minimum_answers: 100 } }
    tasks:
      - { id: "apply", title: { en: "Apply" } }
      - { id: "track", title: { en: "See how far my application is" } }
    facts:                                   # what the service says is true everywhere
      fee: { kind: "money", value: "75.00 EUR" }
      processing_time: { kind: "duration", value: "P15D" }
      documents: { kind: "set", value: ["photo", "old passport"] }
    channels:
      - id: "web"
        kind: "web"
        title: { en: "Online" }
        address: "https://passport.example/renew"
        hours: "24/7"
        languages: ["en", "fr"]
        tasks: ["apply", "track"]
        probes:
          - { id: "start", use: "web-page", task: "apply", every: "60s", with: { url: "https://passport.example/renew", text: "Start now" } }
          - { id: "certificate", use: "certificate", every: "6h", with: { host: "passport.example" } }
        facts:
          fee: { probe: "start", extract: "regex", pattern: "fee of €([0-9.]+)", kind: "money", currency: "EUR" }
      - id: "api"
        kind: "api"
        address: "https://api.passport.example/v1"
        tasks: ["track"]
        probes:
          - { id: "status", use: "json-api", every: "60s", with: { url: "https://api.passport.example/v1/status" } }
        facts:
          fee: { probe: "status", extract: "json", path: "$.fees.adult", kind: "money", currency: "EUR" }
      - id: "phone"
        kind: "phone"
        address: "tel:+35312345678"
        hours: "Mo-Fr 09:00-17:00; PH off"
        timezone: "Europe/Dublin"
        languages: ["en"]
        tasks: ["apply", "track"]
        probes:
          - { id: "line", use: "heartbeat", every: "5m" }          # pushed by the phone system
        facts:
          fee: { declared: "80.00 EUR", source: "phone script of 2026-02-01", as_of: "2026-02-01" }
      - id: "counter-cork"
        kind: "counter"
        places: ["cork"]                      # format "plumbline-place": address, hours, operator, tasks
        tasks: ["apply"]
    feedback:
      question_set: "uk-satisfaction"
      channels: ["web", "phone", "counter-cork"]
    """#

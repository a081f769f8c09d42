/// The pages of the town's services: small, believable, in plain HTML.
enum TownPages {
    /// A page that says sorry, with whatever status.
    static func sorry(_ site: TownSite) -> String {
        page(site.title, "<p>We are sorry, there is a problem with this service. Please try again later.</p>")
    }

    /// The page of a server that cannot serve.
    static func unavailable(_ site: TownSite) -> String {
        page("Service unavailable", "<p>The service \(site.title) is unavailable.</p>")
    }

    static func notFound(_ path: String) -> String {
        page("Page not found", "<p>There is no page <code>\(escaped(path))</code>.</p>")
    }

    /// A whole page.
    static func page(_ title: String, _ body: String, isMobile: Bool = false) -> String {
        let width = isMobile ? "max-width: 24rem; font-size: 1.1rem" : "max-width: 46rem"
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) - \(DemoTown.name) (invented town)</title>
            <style>body { font-family: sans-serif; line-height: 1.5; margin: 2rem auto; padding: 0 1rem; \(width) }</style>
            </head>
            <body>
            <p><strong>\(DemoTown.name) Town Council</strong>. This town is invented: a demonstration of Plumbline.</p>
            <main>
            <h1>\(title)</h1>
            \(body)
            </main>
            </body>
            </html>
            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}

extension TownSite {
    /// The name of the service on its pages.
    var title: String {
        switch self {
        case .permits: "Renew a parking permit"
        case .births: "Register a birth"
        case .tax: "Pay local tax"
        case .lights: "Report a broken street light"
        }
    }

    /// What the server says when all is well.
    func content(path: String) -> TownAnswer.Content {
        switch (self, path) {
        case (_, "/"): .init(page: TownPages.page(title, startPage))
        case (.permits, "/m/"), (.tax, "/m/"): .init(page: TownPages.page(title, startPage, isMobile: true))
        case (_, "/start"): .init(page: TownPages.page("Before you start", "<p>Have your account number ready.</p>"))
        case (.tax, "/v1/status"): .json(#"{"status":"ok","fees":{"late":"\#(TownFees.lateTax)"},"currency":"EUR"}"#)
        case (.lights, "/v1/status"): .json(#"{"status":"ok","open_reports":41}"#)
        case (.lights, "/reports"):
            .init(page: TownPages.page("Your report", "<p>Your report 2041 is with the repair team.</p>"))
        case (.births, "/form.pdf"): .init(type: "application/pdf", body: TownForm.bytes)
        case (.births, "/forms"): .init(status: 302, type: "text/plain", headers: ["Location": "/form.pdf"], body: [])
        default: .init(status: 404, page: TownPages.notFound(path))
        }
    }

    private var startPage: String {
        let hours = "<h2>Opening hours</h2><p>Town hall: Monday to Friday 9am to 5pm, Saturday 10am to 1pm.</p>"
        let start = #"<p><a href="/start" role="button">Start now</a></p>"#
        return switch self {
        case .permits:
            """
            <p>Renew a resident's permit up to two months before it ends. The fee is €\(TownFees.permit) for a year.</p>
            <p>It takes three working days.</p>\(start)\(hours)
            """
        case .births:
            """
            <p>Register a birth within five weeks. It is free. A copy costs €\(TownFees.birthCopy).</p>
            <p><a href="/start" role="button">Book an appointment</a> or <a href="/form.pdf">print the form</a>.</p>\
            \(hours)
            """
        case .tax:
            """
            <p>Pay what you owe, or see your balance. The late fee is €\(TownFees.lateTax).</p>\(start)\
            <p>Revenue office: Monday to Friday 9am to 5pm.</p>
            """
        case .lights:
            """
            <p>Tell us which light does not work. We repair it within five working days.</p>\(start)
            <p><a href="/reports">See what became of your report</a></p>
            """
        }
    }
}

extension TownAnswer.Content {
    fileprivate static func json(_ text: String) -> Self {
        .init(type: "application/json", body: Array(text.utf8))
    }
}

/// The form that can be downloaded: one page that any reader of PDF opens.
enum TownForm {
    static let bytes: [UInt8] = {
        let text =
            "BT /F1 20 Tf 72 760 Td (Registration of a birth) Tj 0 -32 Td /F1 12 Tf "
            + "(This form belongs to an invented town.) Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }()
}

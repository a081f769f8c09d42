import Foundation
import Pages
import TestSupport
import Testing

@Suite struct GoldenPageTests {
    @Test(arguments: Language.allCases)
    func `every page reads as it was last looked at`(language: Language) throws {
        for (name, html) in try Samples().pages(language) {
            Golden().check(masked(html.text), "\(name).\(language.rawValue).html")
        }
    }

    @Test(arguments: Language.allCases)
    func `every mail reads as it was last looked at`(language: Language) throws {
        let samples = try Samples()
        for purpose in DeliveryRow.Purpose.allCases {
            let mail = AlertMail(samples.mail(purpose, language))
            Golden().check(
                "Subject: \(mail.subject)\n\n\(mail.text)", "mail-\(purpose.rawValue).\(language.rawValue).txt")
            Golden().check(mail.html, "mail-\(purpose.rawValue).\(language.rawValue).html")
        }
        for kind in AlertModel.Kind.allCases where kind != .status {
            for purpose in [DeliveryRow.Purpose.opened, .resolved] {
                let mail = AlertMail(samples.mail(purpose, language, of: kind))
                let name = purpose == .opened ? "mail-\(kind)" : "mail-\(kind)-\(purpose)"
                Golden().check("Subject: \(mail.subject)\n\n\(mail.text)", "\(name).\(language.rawValue).txt")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `every mail about several services, our network and what we cannot see reads as it was last looked at`(
        language: Language
    ) throws {
        for (name, subject, text, html) in try Samples().furtherMails(language) {
            Golden().check("Subject: \(subject)\n\n\(text)", "mail-\(name).\(language.rawValue).txt")
            if name.hasPrefix("group") { Golden().check(html, "mail-\(name).\(language.rawValue).html") }
        }
    }

    /// For people to look at: `PLUMBLINE_GALLERY=/tmp/gallery` writes every page with its stylesheet into a folder.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PLUMBLINE_GALLERY"] != nil))
    func `the gallery is written`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["PLUMBLINE_GALLERY"])
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for language in Language.allCases {
            for (name, html) in try Samples().pages(language) {
                let local = html.text.replacingOccurrences(of: "\"/assets/", with: "\"")
                try local.write(
                    toFile: "\(folder)/\(name).\(language.rawValue).html", atomically: true, encoding: .utf8)
            }
            for kind in AlertModel.Kind.allCases {
                let mail = AlertMail(try Samples().mail(.opened, language, of: kind))
                try mail.html.write(
                    toFile: "\(folder)/mail-html-\(kind).\(language.rawValue).html", atomically: true,
                    encoding: .utf8)
            }
        }
        for asset in Asset.all {
            try asset.content.write(toFile: "\(folder)/\(asset.name)", atomically: true, encoding: .utf8)
        }
    }

    /// Names of embedded files change with every touch of the stylesheet; pages are compared without them.
    private func masked(_ html: String) -> String {
        Asset.all.reduce(html) { $0.replacingOccurrences(of: $1.name, with: "ASSET") }
    }
}

// swift-tools-version:6.2
import PackageDescription

/// The house (README, "How it is built"): each target imports only downwards, and every import is listed here.
let package = Package(
    name: "plumbline",
    products: [.executable(name: "plumbline", targets: ["plumbline"])],
    traits: [
        .trait(name: "Postgres", description: "Adds the PostgreSQL driver (needs libpq)."),
        .default(enabledTraits: []),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0: system libraries, files.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CCares", pkgConfig: "libcares", providers: [.apt(["libc-ares-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
        .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "Locks"),
        .target(name: "Documents", dependencies: [.product(name: "Yams", package: "Yams")]),

        // Floor 1: what the product speaks about; an event loop, addresses, patterns.
        .target(name: "Registry", dependencies: ["CIDN2", "Documents"]),
        .target(name: "Addresses"),
        .target(name: "Patterns", dependencies: ["CPCRE2"]),
        .target(name: "Epoll", dependencies: ["CLinux", "Locks"]),

        // Floor 2: measures, transfers, what a page says, the database.
        .target(name: "Measures", dependencies: ["Registry"]),
        .target(name: "Curl", dependencies: ["CCurl", "CCares", "COpenSSL", "CLinux", "Epoll", "Addresses"]),
        .target(name: "PageText", dependencies: ["CZlib", "CBrotli", "CZstd"]),
        .target(
            name: "Persistence",
            dependencies: [
                "Locks",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .target(name: "CPostgres", condition: .when(traits: ["Postgres"])),
            ]),

        // Floor 3: probing, and what people say.
        .target(
            name: "Probing",
            dependencies: [
                "CPSL", "Documents", "Locks", "Registry", "Addresses", "Patterns", "Epoll", "Measures", "Curl",
                "PageText",
                .product(name: "HeapModule", package: "swift-collections"),
            ], resources: [.embedInCode("Data/bot-walls.yaml")]),

        .target(name: "Feedback", dependencies: ["Documents", "Registry", "Measures"]),

        // Floor 4: what follows from a change, and what standards make of values.
        .target(name: "Standards", dependencies: ["Documents", "Patterns", "Registry", "Measures"]),
        .target(name: "Parity", dependencies: ["Registry"]),
        .target(
            name: "Alerting",
            dependencies: [
                "Registry", "Measures", "Addresses", "Curl",
            ]),

        // Floor 5: what is kept, what is shown.
        .target(
            name: "Storage",
            dependencies: ["Persistence", "Registry", "Measures", "Probing", "Feedback", "Alerting", "Standards"]),
        .target(name: "Pages", dependencies: ["Registry", "Measures"]),

        // Floor 6: one file per use case.
        .target(
            name: "Operations",
            dependencies: [
                "Documents", "Registry", "Addresses", "Curl", "Measures", "Probing", "Feedback", "Alerting",
                "Standards",
                "Parity", "Persistence", "Storage", "Pages",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HeapModule", package: "swift-collections"),
            ]),

        // Floor 7: HTTP.
        .target(
            name: "Web",
            dependencies: [
                "Documents", "Registry", "Addresses", "Measures", "Probing", "Feedback", "Alerting", "Standards",
                "Pages",
                "Operations",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        // Floor 8: where the parts are put together.
        .target(
            name: "Demo",
            dependencies: [
                "Documents", "Registry", "Addresses", "Measures", "Curl", "Probing", "Feedback", "Standards",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "App",
            dependencies: [
                "CLinux", "Documents", "Registry", "Addresses", "Patterns", "Epoll", "Measures", "Curl", "Persistence",
                "Probing", "Feedback", "Alerting", "Standards", "Parity", "Storage", "Pages", "Operations", "Web",
                "Demo",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(name: "plumbline", dependencies: ["App"]),
    ]
)

/// One test target beside each library target; what it imports besides that library and `TestSupport`.
let tests: [String: [Target.Dependency]] = [
    "Documents": [],
    "Registry": ["Documents"],
    "Addresses": [],
    "Patterns": [],
    "Epoll": [],
    "Measures": ["Registry"],
    "Curl": ["Addresses", "Epoll"],
    "PageText": [],
    "Persistence": ["Locks"],
    "Probing": ["Documents", "Registry", "Addresses", "Epoll", "Measures", "Curl", "PageText"],
    "Feedback": ["Documents", "Registry", "Measures"],
    "Alerting": ["Registry", "Measures", "Curl", "Epoll", "Addresses"],
    "Standards": ["Documents", "Registry", "Measures"],
    "Parity": ["Registry"],
    "Storage": ["Persistence", "Registry", "Measures", "Probing", "Alerting"],
    "Pages": ["Registry", "Measures"],
    "Operations": [
        "Documents", "Registry", "Addresses", "Curl", "Measures", "Probing", "Feedback", "Alerting", "Standards",
        "Persistence", "Storage", "Pages",
    ],
    "Web": [
        "Documents", "Registry", "Curl", "Measures", "Probing", "Feedback", "Alerting", "Persistence", "Storage",
        "Pages", "Operations",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
    ],
    "Demo": [
        "Documents", "Registry", "Addresses", "Measures", "Curl", "Probing", "Feedback", "Standards",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    ],
    "App": [
        "Documents", "Registry", "Addresses", "Curl", "Measures", "Probing", "Alerting", "Persistence", "Storage",
        "Operations", "Web",
    ],
]
package.targets.append(.target(name: "TestSupport", dependencies: ["CLinux", "Locks"], path: "Tests/TestSupport"))
for (name, imports) in tests.sorted(by: { $0.key < $1.key }) {
    package.targets.append(
        .testTarget(
            name: "\(name)Tests", dependencies: ["TestSupport", .byName(name: name)] + imports,
            exclude: ["Pages": ["Golden"], "PageText": ["Fixtures"], "Probing": ["Fixtures"]][name] ?? []))
}

/// `PLUMBLINE_SANITIZER=thread` takes locks that the thread sanitizer understands (`Locks`).
///
/// `PLUMBLINE_TARGETS="Epoll EpollTests TestSupport CLinux"` leaves only the named targets: a part of the house is then
/// built and tested in seconds, without the web server below it (`make sanitize` does so).
if let part = Context.environment["PLUMBLINE_TARGETS"], !part.isEmpty {
    let names = Set(part.split(separator: " ").map(String.init))
    package.targets.removeAll { !names.contains($0.name) }
    package.products = []
}

/// `PLUMBLINE_LIBRARIES="Probing Curl"` offers the named targets to another package (`Tests/Benchmarks`).
for name in (Context.environment["PLUMBLINE_LIBRARIES"] ?? "").split(separator: " ").map(String.init) {
    package.products.append(.library(name: name, targets: [name]))
}

for target in package.targets where target.type != .system {
    target.swiftSettings =
        [
            .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"), .treatAllWarnings(as: .error),
        ] + (Context.environment["PLUMBLINE_SANITIZER"] == "thread" ? [.define("SANITIZED_THREADS")] : [])
        + (["Curl", "Epoll", "Patterns", "Persistence"].contains(target.name) ? [] : [.strictMemorySafety()])
}

// swift-tools-version: 6.0
import PackageDescription

// Where the Rust library lies: TECHO_LIB_DIR, or the workspace's own target folder.
let libraryFolder = Context.environment["TECHO_LIB_DIR"] ?? "\(Context.packageDirectory)/../../target/debug"

#if os(Linux)
let ffi: Target = .systemLibrary(name: "TechoFFI", path: "Sources/TechoFFI")
let link: [LinkerSetting] = [
    .unsafeFlags(["-L\(libraryFolder)", "-Xlinker", "-rpath", "-Xlinker", libraryFolder]),
    .linkedLibrary("techo"),
    // Swift 6.0's libswiftObservation.so names a symbol that nothing defines and nothing calls; the usual linker
    // refuses that unless told otherwise.
    .unsafeFlags(["-Xlinker", "--allow-shlib-undefined"]),
]
#else
// On Apple systems library and headers come together: see ../package-apple.sh.
let ffi: Target = .binaryTarget(name: "TechoFFI", path: "TechoFFI.xcframework")
let link: [LinkerSetting] = []
#endif

let package = Package(
    name: "Techo",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "Techo", targets: ["Techo"])],
    targets: [
        ffi,
        .target(name: "Techo", dependencies: ["TechoFFI"], linkerSettings: link),
        .testTarget(name: "TechoTests", dependencies: ["Techo"]),
    ],
    swiftLanguageModes: [.v6]
)

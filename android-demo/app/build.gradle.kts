// For people with the Android SDK; not run by the project's tests (../README.md).
// First: ../../bindings/package-android.sh, which makes ../../target/android/techo.aar.
plugins {
    id("com.android.application") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.4.21"
    id("org.jetbrains.kotlin.plugin.compose") version "2.4.21"
}

android {
    namespace = "dev.techo.app"
    compileSdk = 36
    defaultConfig {
        applicationId = "dev.techo.app"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    buildFeatures { compose = true }
    // The screens are shared with the desktop JVM, where they are tested.
    sourceSets["main"].kotlin.srcDirs("src/main/kotlin", "src/shared/kotlin")
}

dependencies {
    implementation(files("../../target/android/techo.aar"))
    implementation("net.java.dev.jna:jna:5.19.1@aar")
    implementation("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.11.0")
    implementation("androidx.activity:activity-compose:1.13.0")
    implementation("androidx.compose.foundation:foundation:1.12.1")
    implementation("androidx.compose.material3:material3:1.4.0")
}

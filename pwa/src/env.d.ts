/** The release in package.json, put in by the build. */
declare const __RELEASE__: string;

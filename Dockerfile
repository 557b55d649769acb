# The image as container engines build it: docker build -t purser . (./purser image makes the same
# without an engine). Both lay their files out by shipping/image.sh, so that they do not differ.
ARG JDK=eclipse-temurin:25-jdk
ARG BASE=debian:bookworm-slim

FROM ${JDK} AS build
# binutils for jlink, which strips what it links.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils git maven \
    && rm -rf /var/lib/apt/lists/*
# PostgreSQL, which the rehearsal for the AOT cache starts, does not run as root.
RUN useradd --create-home builder
USER builder
WORKDIR /home/builder/purser
COPY --chown=builder . .
RUN ./purser image --files-only

FROM ${BASE}
RUN groupadd --gid 10001 purser \
    && useradd --uid 10001 --gid 10001 --home-dir /var/lib/purser --create-home purser
# The times of the files are kept, without which the cache would not fit them; their owner is not, as
# who builds has the number of somebody else here.
COPY --from=build --chown=0:0 /home/builder/purser/shipping/target/image/java/ /
COPY --from=build --chown=0:0 /home/builder/purser/shipping/target/image/dependencies/ /
COPY --from=build --chown=0:0 /home/builder/purser/shipping/target/image/application/ /
COPY --from=build --chown=0:0 /home/builder/purser/shipping/target/image/cache/ /
USER 10001:10001
WORKDIR /var/lib/purser
VOLUME /var/lib/purser
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=50" PURSER_DATA="/var/lib/purser"
EXPOSE 8080 9090
# Beside the service, in what memory it leaves: the cache would take three times as much, and no less time.
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=3 \
    CMD ["/opt/java/bin/java", "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", "/opt/purser/purser.jar", "health"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:AOTCache=/opt/purser/purser.aot", "-XX:+ExitOnOutOfMemoryError", "-Xlog:disable", "-Xlog:all=error:stderr", "-jar", "/opt/purser/purser.jar"]
CMD ["serve"]

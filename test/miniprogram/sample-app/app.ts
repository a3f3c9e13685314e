/** The sample's app: keeps a diary of lifecycles that tests read. */
export interface SampleApp {
  diary: string[];
}

App<SampleApp>({
  diary: [],
  onLaunch({ path }) {
    this.diary.push(`app onLaunch ${path}`);
  },
  onShow({ path, query }) {
    this.diary.push(`app onShow ${path} ${JSON.stringify(query)}`);
  },
  onHide() {
    this.diary.push('app onHide');
  },
});

/** A page of a sub-package. */
Page({});
